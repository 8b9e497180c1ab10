// What is placed by hand, a row here and a cell there, is no table to a browser: what each part is has to be said.
export const placeRole = { role: 'presentation' }
export const groupRole = { role: 'rowgroup' }
export const rowRole = { role: 'row' }
export const headingRole = { role: 'columnheader' }
export const numberRole = { role: 'rowheader' }
export const cellRole = { role: 'gridcell' }

import { sql, type RawBuilder } from 'kysely'

/** Moments as an array of the store, given as numbers, which both sides read faster than times. */
export function momentArray(moments: Date[]): RawBuilder<Date[]> {
  const numbers = moments.map((moment) => moment.getTime()).join()
  return sql`array(select timestamptz 'epoch' + ms * interval '1 ms'
    from unnest(string_to_array(${numbers}, ',')::bigint[]) with ordinality m (ms, place) order by place)`
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRequestPath } from './request-path.ts'

describe('readRequestPath', () => {
  test.each([
    ['//api//acme/reports', '/api/acme/reports'],
    ['/api/acme/runs/', '/api/acme/runs'],
    ['/api/acme/runs///?page=2', '/api/acme/runs?page=2'],
    ['/api/acme/runs?filter=a//b/', '/api/acme/runs?filter=a//b/'],
    ['/api/', '/api'],
    ['/acme/runs/', '/acme/runs/'],
    ['/apiary/', '/apiary/'],
    ['/', '/'],
    ['', '/'],
    ['http://example.org//api/acme/', '/api/acme'],
    ['http://example.org', '/'],
    ['/api/a%2Fb', '/api/a%2Fb'],
    ['/api/%e2%82%ac?q=%zz', '/api/%e2%82%ac?q=%zz'],
  ])('%s reaches Next as %s', (target, url) => {
    expect(readRequestPath(target)).toMatchObject({ url })
  })

  test.each([['/api/%E0%A4%A'], ['//api/a%00b']])('%s of the API cannot be decoded', (target) => {
    expect(readRequestPath(target)).toEqual({ url: null, isApi: true })
  })

  test.each([
    ['/%', '/%EF%BF%BD'],
    ['/acme/%ff?q=%ff', '/acme/%EF%BF%BD'],
    ['/mine//reports/%00', '/mine/reports/%EF%BF%BD'],
    ['/acme/r%C3%A9/a%00b/runs', '/acme/r%C3%A9/%EF%BF%BD/runs'],
  ])('%s is a page that is not there', (target, url) => {
    expect(readRequestPath(target)).toEqual({ url, isApi: false })
  })

  test('nothing that reaches Next has two slashes in a row or an undecodable path', () => {
    const piece = fc.constantFrom('/', '//', 'api', 'a', '.', '..', '%2F', '%25', '%', '%00', '?', '#', 'é', '\\')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { url } = readRequestPath(pieces.join(''))
        if (url === null) return
        const path = url.split(/[?#]/)[0] ?? ''
        expect(path).toMatch(/^\/(?!\/)/)
        expect(path).not.toContain('//')
        expect(() => decodeURIComponent(path)).not.toThrow()
      }),
    )
  })
})

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

  test.each([
    ['/api/%E0%A4%A', true],
    ['//api/a%00b', true],
    ['/%', false],
    ['/acme/%ff', false],
  ])('%s cannot be decoded', (target, isApi) => {
    expect(readRequestPath(target)).toEqual({ url: null, isApi })
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

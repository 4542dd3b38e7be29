import { describe, expect, it } from 'vitest'
import { changedFields, diff } from '../../../src/deploy/planning/diff.ts'

const CONTAINER = { image: 'nginx', environment: { KEY: 'private' } }

describe('diff', () => {
  it('finds nothing between equal states whose keys are in another order', () => {
    expect(diff({ a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1] }, a: 1 })).toEqual([])
  })

  it('names each setting that differs by its path', () => {
    const live = { containers: { app: { image: 'a:1', cpu: 0 } }, cpu: '256' }
    const desired = { containers: { app: { image: 'a:2', cpu: 0 } }, cpu: '256' }
    expect(diff(live, desired)).toEqual([{ path: 'containers.app.image', from: 'a:1', to: 'a:2' }])
  })

  it('tells what is added and what is removed', () => {
    expect(diff({ tags: { a: '1' } }, { tags: { b: '2' } })).toEqual([
      { path: 'tags.a', from: '1', to: undefined },
      { path: 'tags.b', from: undefined, to: '2' },
    ])
  })

  it('tells that a hidden value differs without showing it', () => {
    const changes = diff({ app: { environment: { A: 'old' } } }, { app: { environment: { A: 'new', B: 'x' } } }, [
      'environment',
    ])
    expect(JSON.stringify(changes)).not.toMatch(/old|new|"x"/)
    expect(changes.map(({ path }) => path)).toEqual(['app.environment.A', 'app.environment.B'])
  })

  it.each([
    ['added', {}, { app: CONTAINER }],
    ['removed', { app: CONTAINER }, {}],
    ['in a list', { all: [] }, { all: [CONTAINER] }],
  ])('shows no hidden value of what is %s as a whole', (_how, live, desired) => {
    const text = JSON.stringify(diff(live, desired, ['environment']))
    expect(text).toContain('nginx')
    expect(text).toContain('(not shown)')
    expect(text).not.toContain('private')
  })

  it('compares a record with a list as a whole', () => {
    expect(diff({ capacity: 'FARGATE' }, { capacity: { FARGATE_SPOT: { weight: 1 } } })).toEqual([
      { path: 'capacity', from: 'FARGATE', to: { FARGATE_SPOT: { weight: 1 } } },
    ])
  })
})

describe('changedFields', () => {
  it('gives the top-level fields once each', () => {
    const changes = diff({ tags: { a: '1', b: '1' }, cpu: 1 }, { tags: { a: '2', b: '2' }, cpu: 2 })
    expect([...changedFields(changes)].sort()).toEqual(['cpu', 'tags'])
  })
})

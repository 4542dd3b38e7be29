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

  it('shows no credential in a command, an image, a label or a URL', () => {
    const app = (secret: string) => ({
      image: `me:${secret}@registry.example.com/app:1`,
      command: ['serve', `--password=${secret}`, '--token', secret, '--verbose'],
      entryPoint: ['sh', '-c', `curl https://me:${secret}@example.com/`],
      dockerLabels: { 'com.example.api-key': secret, team: 'web' },
      secrets: { DB_PASSWORD: 'db-password' },
    })
    const changes = diff({ app: app('hunter22') }, { app: { ...app('correct-horse'), secrets: { DB_PASSWORD: 'db' } } })
    expect(JSON.stringify(changes)).not.toMatch(/hunter22|correct-horse/)
    expect(changes.map(({ path }) => path)).toEqual([
      ...['app.image', 'app.command', 'app.entryPoint', 'app.dockerLabels.com.example.api-key'],
      'app.secrets.DB_PASSWORD',
    ])
    expect(changes[1]?.to).toEqual(['serve', '--password=(not shown)', '--token', '(not shown)', '--verbose'])
    expect(changes.at(-1)).toMatchObject({ from: 'db-password', to: 'db' })
    const whole = diff({ containers: {} }, { containers: { app: app('hunter22') } })
    expect(JSON.stringify(whole)).not.toContain('hunter22')
  })

  it('hides no tag for its name', () => {
    const [change] = diff({ tags: { environment: 'staging' } }, { tags: { environment: 'prod' } }, ['environment'])
    expect(change).toEqual({ path: 'tags.environment', from: 'staging', to: 'prod' })
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

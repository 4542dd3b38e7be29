import { describe, expect, it } from 'vitest'
import { type DeployEvent, deploy, destroy, isEcsError, plan } from '../../src/index.ts'
import { type Fault, verdictOf } from '../../src/simulator/index.ts'
import { account, shop } from './shop.ts'

type Work = (onEvent: (event: DeployEvent) => void, signal: AbortSignal) => Promise<{ readonly outcome: string }>

/** What a person reads where the work ends after so many changes. */
async function said(changes: number, stop: (controller: AbortController) => void, work: Work) {
  const controller = new AbortController()
  let finished = 0
  const onEvent = ({ type }: DeployEvent): void => {
    if (type === 'finished' && ++finished === changes) stop(controller)
  }
  const { message } = await verdictOf(work(onEvent, controller.signal))
  return message ?? ''
}

/** Lists as the message has them, and what it says besides. */
function partsOf(message: string) {
  const listOf = (name: string) => new RegExp(`^  ${name}: (.*)$`, 'm').exec(message)?.[1]?.split(', ') ?? []
  const words = message.replace(/^ {2}(Applied|Not applied): .*\n?/gm, '').trimEnd()
  return { applied: listOf('Applied'), notApplied: listOf('Not applied'), words }
}

const EXPIRED: Fault = { how: 'credentials-expired' }
const UNREACHABLE: Fault = { how: 'unreachable' }

describe.each<[string, Fault | undefined, RegExp]>([
  [
    'credentials that expire',
    EXPIRED,
    /^The deploy failed\n[\s\S]*\[credentials\.expired\][\s\S]*Fix: Sign in again, or name other credentials \([\w, ]+\), and run/,
  ],
  [
    'a lost network',
    UNREACHABLE,
    /^The deploy failed\n[\s\S]*\[network\.unreachable\][\s\S]*Fix: Check the connection and run/,
  ],
  ['an aborted signal', undefined, /^The deploy was interrupted: run it again to go on\n/],
])('after %s', (_what, fault, wording) => {
  it('the message says what is done, what is not, and that the next run goes on; and it does', async () => {
    const simulator = account()
    let restore = (): void => {}
    const message = await said(
      6,
      controller => {
        if (fault) restore = simulator.inject({}, fault)
        else controller.abort()
      },
      (onEvent, signal) => deploy(shop(), { ...simulator.options(), onEvent, signal }),
    )
    restore()
    const { applied, notApplied, words } = partsOf(message)
    expect(words).toMatch(wording)
    // One cause is said once, however many changes it stopped.
    expect(words.match(/Cause:/g) ?? []).toHaveLength(fault ? 1 : 0)
    expect(applied.length).toBeGreaterThanOrEqual(5)
    const left = await plan(shop(), simulator.options())
    const open = left.steps.filter(({ action }) => action === 'create').map(({ resource }) => `create ${resource}`)
    expect(open.length).toBeGreaterThan(0)
    expect(notApplied).toEqual(expect.arrayContaining(open))
    expect(applied.filter(change => open.includes(change))).toEqual([])
    expect((await deploy(shop(), simulator.options())).outcome).toBe('deployed')
    expect((await plan(shop(), simulator.options())).isEmpty).toBe(true)
  })

  it('a destroy says the same', async () => {
    const simulator = account()
    await deploy(shop(), simulator.options())
    let restore = (): void => {}
    const message = await said(
      3,
      controller => {
        if (fault) restore = simulator.inject({}, fault)
        else controller.abort()
      },
      (onEvent, signal) => destroy(shop(), { ...simulator.options(), onEvent, signal, deleteData: true }),
    )
    restore()
    const { applied, notApplied, words } = partsOf(message)
    expect(words).toMatch(new RegExp(wording.source.replace('deploy', 'destroy')))
    expect([applied.length >= 3, notApplied.length > 0]).toEqual([true, true])
    await destroy(shop(), { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })
})

it.each<[string, Fault, string, string]>([
  [
    'credentials',
    EXPIRED,
    'credentials.missing',
    'Sign in again, or name other credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY),',
  ],
  ['the network', UNREACHABLE, 'read.failed', 'Check the connection'],
])('what %s stop before the first change says that nothing was changed', async (_what, fault, code, fix) => {
  const simulator = account()
  await deploy(shop(), simulator.options())
  simulator.inject({ operation: 'DescribeServices' }, fault)
  const error: unknown = await deploy(shop({ port: 9090 }), simulator.options()).catch((reason: unknown) => reason)
  expect(isEcsError(error) && error.code).toBe(code)
  expect(String(error)).toContain(`Fix: Nothing was changed. ${fix} and run the program again.`)
})

it('a signal that is aborted before the first change says that nothing was changed', async () => {
  const { message } = await verdictOf(deploy(shop(), { ...account().options(), signal: AbortSignal.abort() }))
  expect(message).toBe('It was interrupted before anything was changed: run it again to go on')
})

it('a missing permission stops what needs it, and the rest is finished first', async () => {
  const simulator = account()
  const denied: Fault = { how: 'rejected', code: 'AccessDenied', message: 'User: me is not authorized', status: 403 }
  const restore = simulator.inject({ operation: 'CreateLoadBalancer' }, denied)
  const { message = '' } = await verdictOf(deploy(shop(), simulator.options()))
  const { applied, notApplied, words } = partsOf(message)
  expect(words).toContain('[permission.missing]')
  expect(words).toContain(
    'Allow elasticloadbalancing:CreateLoadBalancer and run the program again: it goes on where it',
  )
  expect(applied).toEqual(expect.arrayContaining(['create cluster shop', 'create task definition shop-web']))
  expect(notApplied).toEqual(expect.arrayContaining(['create load balancer shop-edge', 'create service shop-web']))
  restore()
  expect((await deploy(shop(), simulator.options())).outcome).toBe('deployed')
})

it('a process that was killed says nothing, and the next run goes on where it stopped', async () => {
  const simulator = account()
  const controller = new AbortController()
  // Nothing comes back to it, and nothing that it waits for makes it go on.
  const restore = simulator.inject({ mutating: true, nth: 9 }, { how: 'crash', when: 'after' }, () =>
    controller.abort(),
  )
  await deploy(shop(), { ...simulator.options(), signal: controller.signal }).catch(() => {})
  restore()
  const { outcome, applied } = await deploy(shop(), simulator.options())
  expect(outcome).toBe('deployed')
  expect(applied.map(({ resource }) => resource)).not.toContain('cluster shop')
  expect((await plan(shop(), simulator.options())).isEmpty).toBe(true)
})

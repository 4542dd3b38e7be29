import { expect, test } from 'vitest'
import { beginSession } from '../../src/operate/begin-session.ts'
import type { FoundContainer } from '../../src/operate/exec-target.ts'
import { scripted } from '../deploy/resources/scripted-aws.ts'

const STARTED = { sessionId: 's-1', streamUrl: 'wss://x', tokenValue: 't' }
const refusal = Object.assign(new Error('an internal error occurred. Try again later.'), {
  name: 'TargetNotConnectedException',
})

/** Begins a session with a container of a task of that age, whose agent is connected so many seconds later. */
async function begun(age: number, connectsAfter: number) {
  const { context } = scripted({ 'ecs DescribeTaskDefinition': () => ({}) })
  const { clock } = context
  const connected = clock.now() + connectsAfter * 1000
  const task = { enableExecuteCommand: true, startedAt: new Date(clock.now() - age * 1000) }
  const found: FoundContainer = { task, container: {}, taskId: '1', name: 'app', target: '' }
  const start = async () => {
    if (clock.now() < connected) throw refusal
    return STARTED
  }
  return beginSession(found, start, context).catch((error: unknown) => String(error))
}

test.each([
  [5, 25, 'is waited for'],
  [600, 2, 'is waited for'],
  [5, 60, 'is told'],
  [600, 25, 'is told'],
])('a task of %s seconds whose agent is connected after %s more %s', async (age, after, what) => {
  const session = await begun(age, after)
  if (what === 'is waited for') expect(session).toBe(STARTED)
  else expect(session).toContain('could not be entered')
})

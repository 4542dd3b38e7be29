import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src/aws/clock.ts'
import { callOf } from '../../src/aws/failed-call.ts'
import { withRetries } from '../../src/aws/retry.ts'
import type { DeployEvent } from '../../src/deploy/events.ts'

const awsError = (name: string, message = 'no'): Error => Object.assign(new Error(message), { name })

function fakeClock(): Clock {
  let time = 0
  return {
    now: () => time,
    async sleep(milliseconds) {
      time += milliseconds
    },
  }
}

describe('withRetries', () => {
  it('lets the caller look for its own result after an attempt of which nobody knows how it ended', async () => {
    const inUse = awsError('PriorityInUseException')
    const refusals = (errors: Error[]) => () => Promise.reject(errors.shift() ?? awsError('AccessDeniedException'))
    const options = { clock: fakeClock(), emit: () => {}, signal: undefined }
    const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    await expect(withRetries('elbv2', 'CreateRule', refusals([lost, inUse]), options)).rejects.toBe(inUse)
    await expect(withRetries('elbv2', 'CreateRule', refusals([inUse]), options)).rejects.not.toBe(inUse)
  })

  it('does not let a long wait for one thing use up the patience for another', async () => {
    const clock = fakeClock()
    const attempt = async (): Promise<string> => {
      if (clock.now() < 600_000) throw awsError('DependencyViolation')
      if (clock.now() < 630_000) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
      return 'gone'
    }
    const options = { clock, emit: () => {}, signal: undefined }
    expect(await withRetries('ec2', 'DeleteSecurityGroup', attempt, options)).toBe('gone')
  })

  it('repeats a failure that passes, and says so', async () => {
    const events: DeployEvent[] = []
    let attempts = 0
    const result = await withRetries(
      'ecs',
      'CreateService',
      async () => {
        attempts += 1
        if (attempts < 3) throw awsError('ThrottlingException')
        return 'made'
      },
      { clock: fakeClock(), emit: event => events.push(event), signal: undefined },
    )
    expect(result).toBe('made')
    expect(attempts).toBe(3)
    expect(events.map(({ type }) => type)).toEqual(['retrying', 'retrying'])
  })

  it('gives up when the time of the rule is over, and remembers the call', async () => {
    const clock = fakeClock()
    const error = awsError('DependencyViolation')
    const attempt = withRetries('ec2', 'DeleteSecurityGroup', () => Promise.reject(error), {
      clock,
      emit: () => {},
      signal: undefined,
    })
    await expect(attempt).rejects.toBe(error)
    expect(clock.now()).toBeGreaterThanOrEqual(900_000)
    expect(callOf(error)).toEqual({ service: 'ec2', operation: 'DeleteSecurityGroup' })
  })

  it('does not repeat what no rule knows', async () => {
    let attempts = 0
    const attempt = withRetries(
      'ecs',
      'CreateService',
      () => {
        attempts += 1
        return Promise.reject(awsError('AccessDeniedException'))
      },
      { clock: fakeClock(), emit: () => {}, signal: undefined },
    )
    await expect(attempt).rejects.toThrow('no')
    expect(attempts).toBe(1)
  })
})

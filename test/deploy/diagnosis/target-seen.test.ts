import { expect, it } from 'vitest'
import { connect } from '../../../src/aws/clients.ts'
import { seeTarget } from '../../../src/deploy/diagnosis/target-seen.ts'

it('of targets without an event, one that fails its checks tells more than one that is not checked', async () => {
  const TargetHealthDescriptions = [
    { TargetHealth: { State: 'unused', Reason: 'Target.InvalidState', Description: 'Target is in the stopped state' } },
    { TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } },
  ]
  const elbv2 = { send: () => Promise.resolve({ TargetHealthDescriptions, TargetGroups: [] }) }
  const aws = connect('us-east-1', { elbv2 }, (_service, _operation, attempt) => attempt())
  const subject = { service: {}, definition: undefined, program: false }
  const { reason, evidence } = await seeTarget('arn:group', undefined, subject, { aws })
  expect(reason).toBe('Request timed out')
  expect(evidence.join('\n')).toMatch(/Target\.Timeout[\s\S]*Target\.InvalidState/)
})

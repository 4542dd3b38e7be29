import { describe, expect, it } from 'vitest'
import { targetGroup } from '../../../../src/deploy/resources/target-group/target-group.ts'
import type { TargetGroupModel } from '../../../../src/model/target-group.ts'
import { targetGroupModel } from '../models.ts'
import { refsTo, scripted } from '../scripted-aws.ts'

const inVpc = (vpcId: string) => refsTo({ network: { vpcId } })
const { context } = scripted({})
const nameOf = (model: TargetGroupModel, vpcId = 'vpc-1') =>
  targetGroup.desired(model, inVpc(vpcId), context).targetGroupName

describe('target group', () => {
  it('gets another name when something changes that AWS cannot change', () => {
    const names = [
      nameOf(targetGroupModel),
      nameOf({ ...targetGroupModel, port: 3001 }),
      nameOf({ ...targetGroupModel, protocol: 'HTTPS' }),
      nameOf(targetGroupModel, 'vpc-2'),
    ]
    expect(new Set(names).size).toBe(4)
  })

  it('keeps its name when something changes that AWS can change', () => {
    const changed = { ...targetGroupModel, deregistrationDelaySeconds: 5, tags: { a: 'b' } }
    expect(nameOf(changed)).toBe(nameOf(targetGroupModel))
  })

  it('has a name that AWS accepts, however long its id', () => {
    expect(nameOf({ ...targetGroupModel, id: 'a-very-long-service-name-indeed/3000' })).toMatch(
      /^(?=.{1,32}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    )
  })

  it.each([
    [300, []],
    [30, [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }]],
  ])('sends a deregistration delay of %i only when it is not the default', async (seconds, expected) => {
    const { context: creating, calls } = scripted({
      'elbv2 CreateTargetGroup': () => ({ TargetGroups: [{ TargetGroupArn: 'group-1' }] }),
      'elbv2 ModifyTargetGroupAttributes': () => ({}),
    })
    const model = { ...targetGroupModel, deregistrationDelaySeconds: seconds }
    const desired = targetGroup.desired(model, inVpc('vpc-1'), creating)
    expect(await targetGroup.create(desired, model, creating)).toEqual({ arn: 'group-1' })
    expect(calls.flatMap(({ input }) => input.Attributes ?? [])).toEqual(expected)
  })
})

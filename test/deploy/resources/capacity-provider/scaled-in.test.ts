import { expect, it } from 'vitest'
import { scaledIn } from '../../../../src/deploy/resources/capacity-provider/scaled-in.ts'
import { scripted } from '../scripted-aws.ts'

it('takes protection from 50 instances at a time, as AWS takes no more', async () => {
  const instances = Array.from({ length: 120 }, (_, at) => ({ InstanceId: `i-${at}`, ProtectedFromScaleIn: true }))
  const Tags = [
    { Key: 'fluent-ecs:stack', Value: 'shop' },
    { Key: 'fluent-ecs:id', Value: 'auto-scaling-group/shop' },
  ]
  const group = { AutoScalingGroupName: 'shop', Tags }
  const answers = [{ ...group, Instances: instances, MinSize: 1, DesiredCapacity: 120 }]
  const gone = { ...group, Instances: [], MinSize: 0, DesiredCapacity: 0 }
  const { context, calls } = scripted({
    'autoScaling DescribeAutoScalingGroups': () => ({ AutoScalingGroups: [answers.shift() ?? gone] }),
    'autoScaling UpdateAutoScalingGroup': () => ({}),
    'autoScaling SetInstanceProtection': () => ({}),
  })
  await scaledIn('shop', context)
  const named = calls.flatMap(({ call, input }) =>
    call === 'autoScaling SetInstanceProtection' && Array.isArray(input.InstanceIds) ? input.InstanceIds.length : [],
  )
  expect(named).toEqual([50, 50, 20])
})

import { expect, it } from 'vitest'
import { JumpingClock } from '../../src/simulator/clock.ts'
import { loadBalancing, type Rule } from '../../src/simulator/elbv2/state.ts'
import { noteForwarding, usersOf } from '../../src/simulator/elbv2/usage.ts'
import { noteRuleTargets, ruleTargets } from '../../src/simulator/rule-targets.ts'
import { createWorld } from '../../src/simulator/world.ts'

const RULES = 500

function account() {
  const world = createWorld({
    ...{ clock: new JumpingClock(0), account: '123456789012', region: 'us-east-1', seed: 1, realism: {} },
  })
  const { rules } = loadBalancing(world)
  for (let number = 0; number < RULES; number += 1) {
    const actions: Rule['actions'] = [
      { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: `group ${number}` }] } },
    ]
    const arn = `rule ${number}`
    rules.set(arn, {
      arn,
      listenerArn: 'listener',
      priority: number,
      conditions: [],
      actions,
      transforms: [],
      tags: new Map(),
    })
    noteForwarding(world, arn, actions)
  }
  return { world, rules }
}

it('a change looks at the rules that it concerns, however many there are', () => {
  const { world, rules } = account()
  noteRuleTargets(world)
  expect(ruleTargets(world)).toHaveLength(RULES)
  const seen: string[] = []
  const get = rules.get.bind(rules)
  Object.assign(rules, {
    get: (arn: string) => {
      seen.push(arn)
      return get(arn)
    },
    values: () => {
      throw new Error('All rules were looked at.')
    },
  })
  noteRuleTargets(world, ['group 7'])
  expect(seen).toEqual(['rule 7'])
})

it('a rule that forwards elsewhere, or is gone, is no longer a user of its group', () => {
  const { world } = account()
  noteForwarding(world, 'rule 7', [{ Type: 'forward', TargetGroupArn: 'group 8' }])
  expect([...usersOf(world, 'group 7')]).toEqual([])
  expect([...usersOf(world, 'group 8')]).toEqual(['rule 8', 'rule 7'])
  noteForwarding(world, 'rule 7')
  expect([...usersOf(world, 'group 8')]).toEqual(['rule 8'])
})

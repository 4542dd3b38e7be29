import { describe, expect, it } from 'vitest'
import {
  lifecyclePolicyText,
  lifecycleRules,
  parseLifecyclePolicy,
} from '../../../../src/deploy/resources/repository/lifecycle-policy.ts'
import type { LifecycleRule } from '../../../../src/model/repository.ts'

const rule: LifecycleRule = {
  rulePriority: 1,
  description: 'Keep 30',
  selection: { tagStatus: 'tagged', tagPatternList: ['v*', 'a*'], countType: 'imageCountMoreThan', countNumber: 30 },
  action: { type: 'expire' },
}

describe('lifecycle policy', () => {
  it('is read back as it was written', () => {
    const rules = lifecycleRules([rule, { ...rule, rulePriority: 2 }])
    expect(lifecycleRules(parseLifecyclePolicy(lifecyclePolicyText(rules)))).toEqual(rules)
  })

  it('is the same whatever the order of rules and patterns', () => {
    const reordered = { ...rule, selection: { ...rule.selection, tagPatternList: ['a*', 'v*'] } }
    const second = { ...rule, rulePriority: 2 }
    expect(lifecycleRules([second, reordered])).toEqual(lifecycleRules([rule, second]))
  })

  it('differs in what it keeps', () => {
    const other = { ...rule, selection: { ...rule.selection, countNumber: 31 } }
    expect(lifecycleRules([other])).not.toEqual(lifecycleRules([rule]))
  })
})

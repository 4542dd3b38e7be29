import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placedPriorities, rulePriority } from '../../../../src/deploy/resources/listener-rule/rule-priority.ts'
import type { ListenerRuleModel } from '../../../../src/model/listener-rule.ts'
import { listenerModel, ruleModel } from '../models.ts'

const priorities = (...rules: ListenerRuleModel[]): number[] => rules.map(rule => rulePriority(rule, rules))

describe('the more specific rule has the lower number', () => {
  const cases: [string, [string[], string[]], [string[], string[]]][] = [
    ['exact host before wildcard host', [['a.example.com'], []], [['*.example.com'], ['/x']]],
    ['wildcard host before any host', [['*.example.com'], []], [[], ['/x']]],
    ['longer wildcard host first', [['*.api.example.com'], []], [['*.example.com'], []]],
    ['exact path before wildcard path', [['a.example.com'], ['/x']], [['a.example.com'], ['/xxxxxxxxxx/*']]],
    ['longer wildcard path first', [['a.example.com'], ['/api/v1/*']], [['a.example.com'], ['/api/*']]],
    ['wildcard path before any path', [['a.example.com'], ['/api/*']], [['a.example.com'], []]],
  ]
  it.each(cases)('%s', (_name, [hosts, paths], [otherHosts, otherPaths]) => {
    const [first = 0, second = 0] = priorities(ruleModel('a', hosts, paths), ruleModel('b', otherHosts, otherPaths))
    expect(first).toBeLessThan(second)
  })

  it('ranks a rule of several patterns by the least specific of them', () => {
    const [several = 0, one = 0] = priorities(ruleModel('a', [], ['/exact', '/a/*']), ruleModel('b', [], ['/abc/*']))
    expect(one).toBeLessThan(several)
  })
})

describe('rules of one listener', () => {
  const pattern = fc.constantFrom('/a', '/b', '/a/*', '/abc/*', '*')
  const host = fc.constantFrom('a.example.com', 'b.example.com', '*.example.com', '*.a.example.com')
  const rules = fc
    .array(fc.tuple(fc.array(host, { maxLength: 2 }), fc.array(pattern, { maxLength: 2 })), { maxLength: 120 })
    .map(list => list.map(([hosts, paths], at) => ruleModel(`rule-${at}`, hosts, paths)))

  it('never share a number, and stay between 1 and 50000', () => {
    fc.assert(
      fc.property(rules, all => {
        const numbers = priorities(...all)
        expect(new Set(numbers).size).toBe(all.length)
        for (const number of numbers) expect(number).toSatisfy((n: number) => n >= 1 && n <= 50_000)
      }),
    )
  })

  it('have the same numbers in whatever order they are listed', () => {
    fc.assert(
      fc.property(rules, all => {
        const reversed = [...all].reverse()
        expect(all.map(rule => rulePriority(rule, reversed))).toEqual(priorities(...all))
      }),
    )
  })

  it('stay in order of specificity when a band overflows', () => {
    const wild = Array.from({ length: 50 }, (_, at) => ruleModel(`w${at}`, ['*.example.com'], ['/a/*']))
    const vague = ruleModel('vague', ['*.example.com'], [])
    const last = rulePriority(vague, [...wild, vague])
    for (const rule of wild) expect(rulePriority(rule, [...wild, vague])).toBeLessThan(last)
  })

  it('still fit when the last band is full', () => {
    const all = Array.from({ length: 400 }, (_, at) => ruleModel(`any${at}`, [], []))
    const numbers = priorities(...all)
    expect(new Set(numbers).size).toBe(400)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(50_000)
  })

  it('keep their number when a rule elsewhere is added', () => {
    const rule = ruleModel('web', ['web.example.com'])
    const others = [ruleModel('api', ['example.com'], ['/api/*']), { ...rule, listener: listenerModel(8443) }]
    expect(rulePriority(rule, [rule, ...others])).toBe(rulePriority(rule, [rule]))
  })
})

describe('rules of one listener between those of others', () => {
  const patterns = [[], ['/a/*'], ['/abc/*'], ['/a']]
  const rules = fc
    .array(fc.constantFrom(...patterns), { minLength: 1, maxLength: 40 })
    .map(list => list.map((paths, at) => ruleModel(`rule-${at}`, [], paths)))
  const wantedOf = (all: readonly ListenerRuleModel[]) => placedPriorities(all, new Set())
  const places = rules.chain(all => {
    const wanted = [...wantedOf(all).values()]
    const near = fc.constantFrom(...wanted.flatMap(number => [number, number + 1, 50_000 - number]), 50_000, 49_999)
    return fc.tuple(fc.constant(all), fc.uniqueArray(near))
  })

  it('have free numbers, in the same order as without the others', () => {
    fc.assert(
      fc.property(places, ([all, taken]) => {
        const placed = placedPriorities(all, new Set(taken))
        const numbers = [...wantedOf(all)].sort((a, b) => a[1] - b[1]).map(([id]) => placed.get(id) ?? 0)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(numbers.filter(number => taken.includes(number) || number < 1 || number > 50_000)).toEqual([])
      }),
    )
  })

  it('move up where a number is taken, and down at the end', () => {
    const rule = ruleModel('web', [], ['/a'])
    const wanted = rulePriority(rule, [rule])
    expect(placedPriorities([rule], new Set([wanted, wanted + 1])).get('web')).toBe(wanted + 2)
    const tail = Array.from({ length: 50_000 - wanted + 1 }, (_, at) => wanted + at)
    expect(placedPriorities([rule], new Set(tail)).get('web')).toBe(wanted - 1)
  })
})

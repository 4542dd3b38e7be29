import { describe, expect, it } from 'vitest'
import { COMPLETE, catalogue, EXCUSES, enforced, familyOf } from './catalogue.ts'
import { rulesPage } from './rules-page.ts'

const atRunTime = catalogue.filter(({ where }) => where.includes('R'))

describe('the rules at run time', () => {
  it.each(COMPLETE)('of family %s are all enforced or excused', family => {
    const rules = atRunTime.filter(({ id }) => familyOf(id) === family).map(({ id }) => id)
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter(id => !enforced.has(id) && EXCUSES[id] === undefined)).toEqual([])
  })

  it('are excused only where they are not enforced', () => {
    expect(Object.keys(EXCUSES).filter(id => enforced.has(id))).toEqual([])
    expect(Object.keys(EXCUSES).filter(id => !atRunTime.some(rule => rule.id === id))).toEqual([])
  })

  it('do not become fewer', () => {
    const covered = atRunTime.filter(({ id }) => enforced.has(id)).map(({ id }) => familyOf(id))
    const counts = Object.fromEntries(
      [...new Set(covered)].map(family => [family, covered.filter(each => each === family).length]),
    )
    expect(counts).toMatchSnapshot()
  })

  it('have a page that is up to date', async () => {
    await expect(rulesPage()).toMatchFileSnapshot('../../docs/rules.md')
  })
})

import { describe, expect, it } from 'vitest'
import { catalogue, enforced, familyOf, written } from './catalogue.ts'
import { coverage, coverageTable, LATER, LEAST, typed } from './coverage.ts'
import { EXCUSES } from './excuses.ts'
import { IN_PART } from './in-part.ts'
import { OWN, rulesPage } from './rules-page.ts'

const atRunTime = catalogue.filter(({ where }) => where.includes('R'))
const families = coverage.map(({ family }) => family)

describe('the rules', () => {
  it.each(families.filter(family => !LATER[family]))('of family %s are all enforced at run time or excused', family => {
    const rules = atRunTime.filter(({ id }) => familyOf(id) === family).map(({ id }) => id)
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter(id => !enforced.has(id) && EXCUSES[id] === undefined)).toEqual([])
  })

  it('are excused only where they are not enforced', () => {
    expect(Object.keys(EXCUSES).filter(id => enforced.has(id))).toEqual([])
    expect(Object.keys(EXCUSES).filter(id => !atRunTime.some(rule => rule.id === id))).toEqual([])
  })

  it('do not become fewer', () => {
    process.stdout.write(`\n${coverageTable()}\n`)
    expect(families.filter(family => !LATER[family]).sort()).toEqual(Object.keys(LEAST).sort())
    const lost = coverage.filter(now => {
      const least = LEAST[now.family]
      return least && (now.typed < least.typed || now.atRunTime < least.atRunTime)
    })
    expect(lost).toEqual([])
  })

  it('that the compiler enforces are enforced at run time too, where that can be known', () => {
    expect(atRunTime.filter(({ id }) => typed.has(id) && !enforced.has(id) && !EXCUSES[id])).toEqual([])
  })

  it.each(Object.entries(IN_PART))(
    'of which the compiler sees a part are refused at run time: %s',
    (code, { program }) => {
      expect(typed).toContain(code)
      expect(
        program()
          .issues()
          .map(issue => issue.code),
      ).toEqual([code])
    },
  )

  it('that the code names stand in the catalogue, all of them', () => {
    const known = new Set([...catalogue.map(({ id }) => id), ...Object.keys(OWN)])
    expect(written).toContain('STK-DUP-01')
    expect([...written].filter(code => !known.has(code))).toEqual([])
  })

  it('each say what they ask for', () => {
    expect(rulesPage().match(/^\| \S+ \| [^|]* \| +\|.*$/gm) ?? []).toEqual([])
  })

  it('have a page that is up to date', async () => {
    await expect(rulesPage()).toMatchFileSnapshot('../../docs/rules.md')
  })
})

import { codesAtCompileTime, markedLines } from '../types/must-not-compile.ts'
import { catalogue, enforced, familyOf } from './catalogue.ts'
import { EXCUSES } from './excuses.ts'

/** Codes of rules that the compiler enforces: each has a line that must not compile. */
export const typed: ReadonlySet<string> = codesAtCompileTime(markedLines(new URL('../types/cases/', import.meta.url)))

/** Families of what no builder makes yet. */
export const LATER: Readonly<Record<string, string>> = {
  SD: 'comes with a builder for namespaces and their services',
}

/** The least number of rules that each family enforces. Raise it with every rule; it never falls. */
export const LEAST: Readonly<Record<string, { readonly typed: number; readonly atRunTime: number }>> = {
  TD: { typed: 27, atRunTime: 41 },
  CD: { typed: 21, atRunTime: 31 },
  PM: { typed: 10, atRunTime: 14 },
  SEC: { typed: 8, atRunTime: 14 },
  LOG: { typed: 12, atRunTime: 16 },
  HC: { typed: 5, atRunTime: 5 },
  DEP: { typed: 4, atRunTime: 5 },
  VOL: { typed: 11, atRunTime: 14 },
  LNX: { typed: 7, atRunTime: 8 },
  SVC: { typed: 67, atRunTime: 82 },
  CL: { typed: 2, atRunTime: 5 },
  CAP: { typed: 0, atRunTime: 7 },
  LB: { typed: 1, atRunTime: 5 },
  TG: { typed: 1, atRunTime: 8 },
  LS: { typed: 2, atRunTime: 5 },
  MI: { typed: 0, atRunTime: 6 },
  RL: { typed: 1, atRunTime: 4 },
  ECR: { typed: 3, atRunTime: 11 },
  IMG: { typed: 0, atRunTime: 2 },
  AS: { typed: 2, atRunTime: 7 },
  ALM: { typed: 0, atRunTime: 6 },
  R53: { typed: 1, atRunTime: 15 },
  ACM: { typed: 1, atRunTime: 5 },
  AUX: { typed: 0, atRunTime: 8 },
  SGR: { typed: 0, atRunTime: 4 },
  RUN: { typed: 1, atRunTime: 2 },
  VPC: { typed: 0, atRunTime: 3 },
  VPE: { typed: 0, atRunTime: 2 },
  NAT: { typed: 0, atRunTime: 1 },
  SCH: { typed: 1, atRunTime: 5 },
  WAF: { typed: 1, atRunTime: 1 },
}

export interface Coverage {
  readonly family: string
  readonly rules: number
  readonly forTypes: number
  readonly typed: number
  readonly forRunTime: number
  readonly atRunTime: number
  readonly excused: number
}

/** What is enforced of each family of the catalogue. */
export const coverage: readonly Coverage[] = [...new Set(catalogue.map(({ id }) => familyOf(id)))].map(family => {
  const rules = catalogue.filter(({ id }) => familyOf(id) === family)
  const forTypes = rules.filter(({ where }) => where.includes('T'))
  const forRunTime = rules.filter(({ where }) => where.includes('R'))
  return {
    family,
    rules: rules.length,
    forTypes: forTypes.length,
    typed: forTypes.filter(({ id }) => typed.has(id)).length,
    forRunTime: forRunTime.length,
    atRunTime: forRunTime.filter(({ id }) => enforced.has(id)).length,
    excused: forRunTime.filter(({ id }) => EXCUSES[id] !== undefined || LATER[family] !== undefined).length,
  }
})

/** The table, in Markdown. */
export function coverageTable(): string {
  const rows = coverage.map(
    ({ family, rules, forTypes, typed, forRunTime, atRunTime, excused }) =>
      `| ${family} | ${rules} | ${typed} of ${forTypes} | ${atRunTime} of ${forRunTime} | ${excused} |`,
  )
  return ['| family | rules | by the compiler | at run time | excused |', '|---|---|---|---|---|', ...rows].join('\n')
}

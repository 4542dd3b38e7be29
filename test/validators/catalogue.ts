import { readFileSync } from 'node:fs'
import { families } from './families.ts'

/** A rule that AWS enforces, or a piece of advice. `where`: T at compile time, R at run time, L against a live account. */
export interface CatalogueRule {
  readonly id: string
  readonly where: string
  readonly severity: string
  readonly rule: string
}

export const catalogue: readonly CatalogueRule[] = JSON.parse(
  readFileSync(new URL('catalogue.json', import.meta.url), 'utf8'),
)

export const familyOf = (code: string): string => code.split('-', 1)[0] ?? code

/** Codes that some rule can report. */
export const enforced: ReadonlySet<string> = new Set(families.flatMap(({ codes }) => codes))

/** Families whose every rule about run time is enforced, or excused here. */
export const COMPLETE = ['TD', 'CD', 'PM', 'SEC', 'LOG', 'HC', 'DEP', 'VOL', 'LNX', 'SVC']

/** Why a rule about run time is not enforced. */
export const EXCUSES: Readonly<Record<string, string>> = {
  'SEC-REG-01': 'needs the policies of a live account',
  'LOG-GRP-01': 'needs a live account; log groups of builders are created first',
  'SVC-CPS-06': 'needs the cluster of a live account',
  'SVC-LB-01': 'needs the target group',
  'SVC-LB-04': 'needs the listeners of a live account; builders make them first',
  'SVC-LB-10': 'needs the listener',
  'SVC-SR-03': 'needs the record type of the registry',
  'SVC-DEP-11': 'not read yet: thresholds of the circuit breaker',
  'SVC-DEP-13': 'not read yet: early success of a deployment',
  'SVC-DEP-15': 'not read yet: pauses between the stages of a deployment',
  'SVC-DEP-16': 'not read yet: timeouts of lifecycle hooks',
  'SVC-GWC-01': 'not read yet: gateway connectors',
  'SVC-MON-01': 'not read yet: monitoring',
  'DEP-STO-01': 'would doubt most sound definitions',
  'HC-IMG-01': 'what it warns of is refused by DEP-HLT-01',
}

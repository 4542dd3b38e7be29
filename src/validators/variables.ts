import type { Entry, TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a variable or secret name that is taken. */
export const VARIABLE_TAKEN = 'The name "{name}" is already used by a variable or secret of this container'

/** What a name, or a record of names, must be as well: nothing, when no variable or secret of the container has them. */
export type FreeVariable<N extends string, Taken extends string> = [N & Taken] extends [never]
  ? unknown
  : string extends N | Taken
    ? unknown
    : Mistake<Filled<typeof VARIABLE_TAKEN, { name: N & Taken }>>

const docs = `${API}/API_KeyValuePair.html`

export const variableRules: RuleFamily<TaskDefinitionDraft> = {
  docs,
  codes: ['SEC-TYP-01', 'SEC-DUP-01', 'SEC-DUP-02', 'SEC-DUP-03'],
  check({ containers, written }, report) {
    // AWS keeps the last value; in a builder's chain, which the compiler sees, nobody means that.
    const repeated = written ? 'warning' : 'error'
    for (const [index, { environment, secrets }] of containers.entries()) {
      const path = ['containerDefinitions', index]
      checkVariables(environment, repeated, [...path, 'environment'], report)
      if (!written) checkValues(environment, [...path, 'environment'], report)
      checkSecretNames(environment, secrets, [...path, 'secrets'], report)
    }
  },
}

function checkVariables(
  environment: readonly Entry[],
  repeated: 'warning' | 'error',
  path: readonly (string | number)[],
  report: Report,
): void {
  const seen = environment.length > 1 ? new Set<string>() : undefined
  for (const [index, { name }] of environment.entries()) {
    if (name === '') {
      const hint = 'write names and values as strings'
      report({ code: 'SEC-TYP-01', path: [...path, index], message: 'A variable has no name', hint, docs })
    }
    if (seen?.has(name)) {
      const message = filled(VARIABLE_TAKEN, { name })
      const at = [...path, index]
      report({ code: 'SEC-DUP-03', severity: repeated, path: at, message, hint: 'only the last value is kept', docs })
    }
    seen?.add(name)
  }
}

/** What programs without types give: of what is not there they have undefined, which no request carries. */
function checkValues(environment: readonly Entry[], path: readonly (string | number)[], report: Report): void {
  for (const [index, { name, value }] of environment.entries()) {
    if (value !== undefined && value !== null) continue
    const message = `Variable ${quoted(name)} is given ${value}, so it would be lost`
    const hint = 'leave it out where it has no value, or write a string'
    report({ code: 'SEC-TYP-01', path: [...path, index], message, hint, docs })
  }
}

function checkSecretNames(
  environment: readonly Entry[],
  secrets: readonly Entry[],
  path: readonly (string | number)[],
  report: Report,
): void {
  if (secrets.length === 0) return
  const variables = new Set(environment.map(({ name }) => name))
  const seen = new Set<string>()
  for (const [index, { name }] of secrets.entries()) {
    const code = seen.has(name) ? 'SEC-DUP-01' : variables.has(name) ? 'SEC-DUP-02' : undefined
    if (name === '') report({ code: 'SEC-TYP-01', path: [...path, index], message: 'A secret has no name', docs })
    if (code) {
      const message = filled(VARIABLE_TAKEN, { name })
      report({ code, path: [...path, index], message, hint: 'give it another name', docs: `${API}/API_Secret.html` })
    }
    seen.add(name)
  }
}

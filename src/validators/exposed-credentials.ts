import { isCredential, redacted, redactedArguments, redactedImage } from '../model/credentials.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { DOCS, type RuleFamily } from './rule.ts'

type Field = readonly [path: readonly (string | number)[], exposed: boolean]

const docs = `${DOCS}/specifying-sensitive-data.html`

/** Rules about credentials in what everybody reads who may describe task definitions. */
export const exposedCredentialRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['SEC-PLN-01', 'SEC-PLN-02'],
  docs,
  check({ containers }, report) {
    const variables = containers.flatMap(({ environment }, index) =>
      environment.flatMap(({ name, value }, at) =>
        isCredential(name, value) || isExposed(value)
          ? [{ name, path: ['containerDefinitions', index, 'environment', at] }]
          : [],
      ),
    )
    const [first] = variables
    if (first) {
      const names = [...new Set(variables.map(({ name }) => name))]
      const message = `${listed(names)} ${names.length === 1 ? 'looks like a credential' : 'look like credentials'}, and the environment is readable to all who may describe tasks`
      report({
        code: 'SEC-PLN-01',
        severity: 'warning',
        path: first.path,
        message,
        hint: 'make it a secret: .secret()',
        docs,
      })
    }
    for (const [index, container] of containers.entries()) {
      for (const [path, exposed] of fieldsOf(container)) {
        if (!exposed) continue
        const message = `${path[0]} looks as if it held a credential, which is readable to all who may describe tasks`
        const hint = 'keep it in a secret: .secret(), secretOptions or repositoryCredentials'
        const where = ['containerDefinitions', index, ...path]
        report({ code: 'SEC-PLN-02', severity: 'warning', path: where, message, hint, docs })
      }
    }
  },
}

function fieldsOf({ image, command, entryPoint, healthCheck, ...container }: ContainerDraft): Field[] {
  const { dockerLabels = {}, logConfiguration, firelensConfiguration } = container
  return [
    [['image'], typeof image === 'string' && redactedImage(image) !== image],
    [['command'], holds(command)],
    [['entryPoint'], holds(entryPoint)],
    [['healthCheck', 'command'], holds(healthCheck?.command)],
    ...entries(['dockerLabels'], dockerLabels),
    ...entries(['logConfiguration', 'options'], logConfiguration?.options ?? {}),
    ...entries(['firelensConfiguration', 'options'], firelensConfiguration?.options ?? {}),
  ]
}

function entries(path: readonly string[], record: Readonly<Record<string, string>>): Field[] {
  return Object.entries(record).map(([name, value]) => [[...path, name], isCredential(name, value) || isExposed(value)])
}

function holds(words: readonly string[] = []): boolean {
  const shown = redactedArguments(words.filter(word => typeof word === 'string'))
  return shown.join('\0') !== words.join('\0')
}

const isExposed = (value: unknown): boolean => typeof value === 'string' && redacted(value) !== value

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map(name => name.slice(0, 100))
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ')
}

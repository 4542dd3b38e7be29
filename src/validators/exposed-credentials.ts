import { isCredential, redactedImage } from '../model/credentials.ts'
import { isPushed } from '../model/image.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { exposedOf, holds, isExposed } from './exposed.ts'
import { DOCS, type RuleFamily } from './rule.ts'

const docs = `${DOCS}/specifying-sensitive-data.html`

/** Rules about credentials in what everybody reads who may describe task definitions. */
export const exposedCredentialRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['SEC-PLN-01', 'SEC-PLN-02'],
  docs,
  check({ containers, volumes = [], tags, tagList = [] }, report) {
    const variables: { name: string; path: readonly (string | number)[] }[] = []
    for (const [index, { environment }] of containers.entries())
      for (const [at, { name, value }] of environment.entries())
        if (isCredential(name, value) || isExposed(value))
          variables.push({ name, path: ['containerDefinitions', index, 'environment', at] })
    const [first] = variables
    if (first) {
      const names = [...new Set(variables.map(({ name }) => name))]
      const message = `${listed(names)} ${names.length === 1 ? 'looks like a credential' : 'look like credentials'}, and the environment is readable to all who may describe tasks`
      report({
        code: 'SEC-PLN-01',
        severity: 'warning',
        path: first.path,
        message,
        hint: 'make it a secret: .secret(), in JSON secrets',
        docs,
      })
    }
    for (const [index, container] of containers.entries())
      for (const path of exposedIn(container)) {
        const message = `${path[0]} looks as if it held a credential, which is readable to all who may describe tasks`
        const hint = 'keep it in a secret: .secret(), in JSON secrets, secretOptions or repositoryCredentials'
        const where = ['containerDefinitions', index, ...path]
        report({ code: 'SEC-PLN-02', severity: 'warning', path: where, message, hint, docs })
      }
    for (const [at, { dockerVolumeConfiguration: volume }] of volumes.entries())
      for (const name of exposedOf(volume?.driverOpts)) {
        const message = 'driverOpts looks as if it held a credential, which is readable to all who may describe tasks'
        const hint = 'let the instance mount the volume, with a credential that it has'
        const path = ['volumes', at, 'dockerVolumeConfiguration', 'driverOpts', name]
        report({ code: 'SEC-PLN-02', severity: 'warning', path, message, hint, docs })
      }
    if (tagList.length === 0 && tags === undefined) return
    const all = { ...Object.fromEntries(tagList.map(({ key = '', value }) => [key, value])), ...tags }
    for (const name of exposedOf(all)) {
      const message = 'A tag looks as if it held a credential, and tags are readable to all who may list them'
      report({ code: 'SEC-PLN-02', severity: 'warning', path: ['tags', name], message, hint: 'take it out', docs })
    }
  },
}

/** Where a container shows a credential. */
function exposedIn(container: ContainerDraft): readonly (readonly string[])[] {
  const { image, command, entryPoint, healthCheck, dockerLabels, logConfiguration, firelensConfiguration } = container
  const found: (readonly string[])[] = []
  if (typeof image === 'string' && redactedImage(image) !== image) found.push(['image'])
  for (const name of exposedOf(buildArgs(image))) found.push(['image', 'args', name])
  if (holds(command)) found.push(['command'])
  if (holds(entryPoint)) found.push(['entryPoint'])
  if (holds(healthCheck?.command)) found.push(['healthCheck', 'command'])
  for (const name of exposedOf(dockerLabels)) found.push(['dockerLabels', name])
  for (const name of exposedOf(logConfiguration?.options)) found.push(['logConfiguration', 'options', name])
  for (const name of exposedOf(firelensConfiguration?.options)) found.push(['firelensConfiguration', 'options', name])
  return found
}

/** What an image is built with can be read in it: https://docs.docker.com/reference/dockerfile/#arg */
function buildArgs(image: ContainerDraft['image']): Readonly<Record<string, string>> | undefined {
  if (typeof image !== 'object' || !isPushed(image) || image.source.how !== 'build') return undefined
  return image.source.args
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map(name => name.slice(0, 100))
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ')
}

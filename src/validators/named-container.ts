import { nearest } from '../errors/nearest.ts'
import type { Issue } from './issue.ts'
import { quoted } from './quoted.ts'

/** What is said of a container that is asked for by its name and not there. */
export function unknownContainer(code: string, name: string, names: readonly string[]): Issue {
  return {
    code,
    severity: 'error',
    path: ['containers', name],
    message: `There is no container ${quoted(name)}`,
    hint: nameOneOf(name, names),
  }
}

/** What to write in the place of a name that nothing has. */
export function nameOneOf(name: string, names: readonly string[]): string {
  const meant = nearest(name, names)
  const known = names.join(', ')
  return meant ? `write ${meant} if that is meant; there is ${known}` : `name one of ${known}`
}

/** What is said where something is for one container, and the definition has several. */
export function severalContainers(
  code: string,
  member: 'command' | 'environment' | 'image',
  names: readonly string[],
): Issue {
  const [first = ''] = names
  return {
    code,
    severity: 'error',
    path: [member],
    message: `The task definition has ${names.length} containers, and the ${member} could be for any of them`,
    hint: `give it to one by name: { containers: { ${first}: { ${member} } } }; there is ${names.join(', ')}`,
  }
}

/** The container that is meant where none is named: the only one, or the only one that is essential. */
export function soleContainer(
  containers: readonly { readonly name?: unknown; readonly essential?: unknown }[],
): string | undefined {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html: essential unless it says no.
  const meant = containers.length === 1 ? containers : containers.filter(({ essential }) => essential !== false)
  const [only, ...others] = meant
  return others.length === 0 && typeof only?.name === 'string' ? only.name : undefined
}

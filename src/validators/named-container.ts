import { nearest } from '../errors/nearest.ts'
import type { Issue } from './issue.ts'
import { quoted } from './quoted.ts'

/** What is said of a container that is asked for by its name and not there. */
export function unknownContainer(code: string, name: string, names: readonly string[]): Issue {
  const meant = nearest(name, names)
  const known = names.join(', ')
  return {
    code,
    severity: 'error',
    path: ['containers', name],
    message: `There is no container ${quoted(name)}`,
    hint: meant ? `write ${meant} if that is meant; there is ${known}` : `name one of ${known}`,
  }
}

/** What is said where something is for one container, and the definition has several. */
export function severalContainers(code: string, member: string, names: readonly string[]): Issue {
  return {
    code,
    severity: 'error',
    path: [member],
    message: `The task definition has ${names.length} containers, and the ${member} could be for any of them`,
    hint: `give it to one by name: { containers: { ${names[0]}: { ${member} } } }; there is ${names.join(', ')}`,
  }
}

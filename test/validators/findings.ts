import type { Container } from '../../src/builders/container.ts'
import type { Setting } from '../../src/builders/spec.ts'
import { type TaskDefinition, taskDefinition } from '../../src/builders/task-definition.ts'

/** A definition with nothing wrong. */
export const sound: TaskDefinition = taskDefinition('web')
  .fargate()
  .size({ cpu: 1, memory: 2 })
  .container('app', c => c.image('app:1'))

/** The codes of the errors and warnings of a definition, each warning with a `?`. */
export function codesOf(definition: TaskDefinition): string[] {
  return definition.issues().map(({ code, severity }) => (severity === 'error' ? code : `${code}?`))
}

/** A container that has its image. */
export type Imaged = Container<Setting, never, true>

/** The codes that one more container brings. */
export function codesWith(define: (container: Imaged) => unknown): string[] {
  return codesOf(sound.containers([{ name: 'other', define: c => define(c.image('other:1')) as Imaged }]))
}

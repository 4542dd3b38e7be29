import fc from 'fast-check'
import { deploy, stack } from 'fluent-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'
import { ContainerFieldSteps } from '../../src/builders/container-field-steps.ts'
import { ContainerSteps } from '../../src/builders/container-steps.ts'
import { TaskDefinitionSteps } from '../../src/builders/task-definition-steps.ts'
import { checkTaskDefinition } from '../../src/validators/check-task-definition.ts'
import { everyMethod, soundDefinition } from './definitions.ts'
import { watched } from './registered.ts'

test('what the builders accept, the rules for JSON and the simulator accept, and a second plan is empty', async () => {
  await fc.assert(
    fc.asyncProperty(soundDefinition, async ({ definition }) => {
      const { options, requests } = watched(createSimulator())
      const program = stack('generated').add(definition)
      await deploy(program, options)
      const { plan } = await deploy(program, options)
      expect(plan.isEmpty, String(plan)).toBe(true)
      expect(requests).toHaveLength(1)
      const issues = requests.flatMap(json => checkTaskDefinition(json))
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: 100 },
  )
})

const methodsOf = (steps: { readonly prototype: object }): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(steps.prototype)).flatMap(([name, { get }]) =>
    name === 'constructor' || get ? [] : [name],
  )

test('every method can be called', () => {
  const ofContainers = [...methodsOf(ContainerSteps), ...methodsOf(ContainerFieldSteps)]
  const inside = ofContainers.filter(method => method !== 'with' && method !== 'when').map(method => `c.${method}`)
  // Those that name the definition, add containers, or give something else than a definition; FireLens and branches have tests of their own.
  const outside = [
    'family',
    'container',
    'containers',
    'firelens',
    'use',
    'when',
    'fsxWindowsFileServerVolume',
    'ignoreRules',
    'issues',
    'assemble',
  ]
  const all = [...inside, ...methodsOf(TaskDefinitionSteps).filter(method => !outside.includes(method))]
  expect(all.filter(method => !everyMethod.has(method))).toEqual([])
})

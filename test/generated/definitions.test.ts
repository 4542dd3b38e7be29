import fc from 'fast-check'
import { deploy, stack } from 'fluent-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'
import { ContainerSteps } from '../../src/builders/container.ts'
import { checkTaskDefinition } from '../../src/validators/check-task-definition.ts'
import { soundDefinition } from './definitions.ts'
import { watched } from './registered.ts'
import { containerMethods } from './steps.ts'

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

test('the sample uses every method of a container', () => {
  const methods = Object.getOwnPropertyNames(ContainerSteps.prototype).filter(name => name !== 'constructor')
  expect(Object.keys(containerMethods).sort()).toEqual(methods.sort())
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContainerSteps } from '../../src/builders/container-steps.ts'
import { TaskDefinitionSteps } from '../../src/builders/task-definition-steps.ts'
import { everyMethod } from './every-method.ts'
import { errorsIn } from './issues.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('definitions of every launch type', () => {
  it.each(Object.entries(everyMethod()))('%s is valid, and becomes this model', (_name, definition) => {
    expect(errorsIn(definition)).toEqual([])
    const { executionRole: _, taskRole: __, ...model } = definition.build()
    expect(model).toMatchSnapshot()
  })

  it('call every method', () => {
    const spies = [ContainerSteps, TaskDefinitionSteps].flatMap(({ prototype }) =>
      Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
        typeof value === 'function' && name !== 'constructor'
          ? [{ name, spy: vi.spyOn(prototype as unknown as Record<string, () => unknown>, name) }]
          : [],
      ),
    )
    for (const definition of Object.values(everyMethod())) definition.build()
    expect(spies.length).toBeGreaterThan(80)
    expect(spies.filter(({ spy }) => spy.mock.calls.length === 0).map(({ name }) => name)).toEqual([])
  })
})

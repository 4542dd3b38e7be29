import type { ContainerDefinition, ContainerOverride, TaskDefinition, TaskOverride } from '@aws-sdk/client-ecs'

/** The definition as one task runs it. */
export function withOverrides(definition: TaskDefinition, overrides: TaskOverride = {}): TaskDefinition {
  const { containerOverrides = [], inferenceAcceleratorOverrides: _, ...ofTask } = overrides
  return {
    ...definition,
    ...ofTask,
    containerDefinitions: (definition.containerDefinitions ?? []).map(container => {
      const override = containerOverrides.find(({ name }) => name === container.name)
      return override ? withOverride(container, override) : container
    }),
  }
}

function withOverride(container: ContainerDefinition, override: ContainerOverride): ContainerDefinition {
  const { environment = [], environmentFiles = [], ...rest } = override
  const kept = (container.environment ?? []).filter(({ name }) => !environment.some(each => each.name === name))
  return {
    ...container,
    ...rest,
    environment: [...kept, ...environment],
    ...(environmentFiles.length > 0 && {
      environmentFiles: [...(container.environmentFiles ?? []), ...environmentFiles],
    }),
  }
}

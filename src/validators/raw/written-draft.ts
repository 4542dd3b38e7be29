import type { ContainerDraft, TaskDefinitionDraft } from '../draft.ts'

/** What a builder holds, as AWS is asked for it: what is made elsewhere, such as a log group, is left out. */
export function writtenOf(draft: TaskDefinitionDraft): object {
  const { family, networkMode, requiresCompatibilities, cpu, memory, containers, tagList } = draft
  const { volumes, placementConstraints, pidMode, ipcMode, proxyConfiguration, enableFaultInjection } = draft
  const { executionRole, taskRole, cpuArchitecture, operatingSystemFamily, ephemeralStorageGiB: sizeInGiB } = draft
  return {
    family,
    networkMode,
    requiresCompatibilities,
    cpu,
    memory,
    volumes,
    placementConstraints,
    pidMode,
    ipcMode,
    proxyConfiguration,
    enableFaultInjection,
    containerDefinitions: containers.map(containerOf),
    tags: tagList,
    runtimePlatform: { cpuArchitecture, operatingSystemFamily },
    ...(typeof executionRole === 'string' && { executionRoleArn: executionRole }),
    ...(typeof taskRole === 'string' && { taskRoleArn: taskRole }),
    ...(sizeInGiB !== undefined && { ephemeralStorage: { sizeInGiB } }),
  }
}

function containerOf({ foreign: _, image, secrets, logConfiguration, ...same }: ContainerDraft): object {
  return {
    ...same,
    ...(typeof image === 'string' && { image }),
    secrets: secrets.map(referenceOf),
    ...(logConfiguration?.options && { logConfiguration: logsOf(logConfiguration) }),
  }
}

function logsOf({ logDriver, options, secretOptions = [] }: NonNullable<ContainerDraft['logConfiguration']>): object {
  return { logDriver, options, secretOptions: secretOptions.map(referenceOf) }
}

const referenceOf = ({ name, value }: { readonly name: string; readonly value: string }): object => ({
  name,
  valueFrom: value,
})

import type { InstanceImage } from '../model/instance-image.ts'

/** What an instance is told when it starts. */
interface Start {
  readonly system: InstanceImage['system']
  readonly spot: boolean
  /** What the program adds, in the language of the system. */
  readonly more: string | undefined
}

const NAME = 'CLUSTER_NAME'

/**
 * What makes an instance join the cluster. Tasks get two minutes to leave a Spot instance that is about to go.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_windows_container_instance.html
 * https://bottlerocket.dev/en/os/latest/#/api/settings/ecs/
 */
export function userDataOf({ system, spot, more }: Start): string {
  if (system === 'windows') {
    const agent = `Initialize-ECSAgent -Cluster '${NAME}' -EnableTaskIAMRole -EnableTaskENI -AwsvpcBlockIMDS -LoggingDrivers '["json-file","awslogs"]'`
    const draining = `[Environment]::SetEnvironmentVariable("ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true", "Machine")`
    return ['<powershell>', ...(spot ? [draining] : []), ...lines(more), agent, '</powershell>'].join('\n')
  }
  if (system === 'bottlerocket') {
    const draining = spot ? ['enable-spot-instance-draining = true'] : []
    return ['[settings.ecs]', `cluster = "${NAME}"`, ...draining, ...lines(more), ''].join('\n')
  }
  const settings = [`ECS_CLUSTER=${NAME}`, ...(spot ? ['ECS_ENABLE_SPOT_INSTANCE_DRAINING=true'] : [])]
  return ['#!/bin/bash', ...settings.map(each => `echo ${each} >> /etc/ecs/ecs.config`), ...lines(more), ''].join('\n')
}

const lines = (more: string | undefined): readonly string[] => (more === undefined ? [] : [more])

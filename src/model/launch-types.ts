import type { LaunchType } from './task-definition.ts'

/**
 * Where tasks can run, as `requiresCompatibilities` and `launchType` name it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export const LAUNCH_TYPES = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const satisfies readonly LaunchType[]

export const isLaunchType = (value: unknown): value is LaunchType => LAUNCH_TYPES.some(type => type === value)

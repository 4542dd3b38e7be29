/**
 * What Fargate runs where a task definition names no platform.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
 */
export const FARGATE_PLATFORM = { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' } as const

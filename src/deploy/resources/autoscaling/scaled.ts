/** What scales: the desired count of a service of ECS. */
export const SCALED = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' } as const

/** The names that ECS takes for clusters, services, families, containers and volumes. */
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html (family)
export const ECS_NAME = /^[A-Za-z0-9_-]{1,255}$/

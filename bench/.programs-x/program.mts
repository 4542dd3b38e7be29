import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
export const d0: RegisterTaskDefinitionCommandInput = {
  family: 'w0',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3000 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s0: CreateServiceCommandInput = {
  serviceName: 'w0',
  cluster: 'prod',
  taskDefinition: 'w0',
  desiredCount: 1,
}
export const d1: RegisterTaskDefinitionCommandInput = {
  family: 'w1',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3001 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s1: CreateServiceCommandInput = {
  serviceName: 'w1',
  cluster: 'prod',
  taskDefinition: 'w1',
  desiredCount: 1,
}
export const d2: RegisterTaskDefinitionCommandInput = {
  family: 'w2',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3002 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s2: CreateServiceCommandInput = {
  serviceName: 'w2',
  cluster: 'prod',
  taskDefinition: 'w2',
  desiredCount: 1,
}
export const d3: RegisterTaskDefinitionCommandInput = {
  family: 'w3',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3003 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s3: CreateServiceCommandInput = {
  serviceName: 'w3',
  cluster: 'prod',
  taskDefinition: 'w3',
  desiredCount: 1,
}
export const d4: RegisterTaskDefinitionCommandInput = {
  family: 'w4',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3004 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s4: CreateServiceCommandInput = {
  serviceName: 'w4',
  cluster: 'prod',
  taskDefinition: 'w4',
  desiredCount: 1,
}
export const d5: RegisterTaskDefinitionCommandInput = {
  family: 'w5',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3005 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s5: CreateServiceCommandInput = {
  serviceName: 'w5',
  cluster: 'prod',
  taskDefinition: 'w5',
  desiredCount: 1,
}
export const d6: RegisterTaskDefinitionCommandInput = {
  family: 'w6',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3006 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s6: CreateServiceCommandInput = {
  serviceName: 'w6',
  cluster: 'prod',
  taskDefinition: 'w6',
  desiredCount: 1,
}
export const d7: RegisterTaskDefinitionCommandInput = {
  family: 'w7',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3007 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s7: CreateServiceCommandInput = {
  serviceName: 'w7',
  cluster: 'prod',
  taskDefinition: 'w7',
  desiredCount: 1,
}
export const d8: RegisterTaskDefinitionCommandInput = {
  family: 'w8',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3008 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s8: CreateServiceCommandInput = {
  serviceName: 'w8',
  cluster: 'prod',
  taskDefinition: 'w8',
  desiredCount: 1,
}
export const d9: RegisterTaskDefinitionCommandInput = {
  family: 'w9',
  cpu: '512',
  memory: '2048',
  containerDefinitions: [
    { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
    {
      name: 'app',
      image: 'nginx:1.29',
      portMappings: [{ containerPort: 3009 }],
      environment: [{ name: 'NODE_ENV', value: 'production' }],
      healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
      dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
    },
  ],
}
export const s9: CreateServiceCommandInput = {
  serviceName: 'w9',
  cluster: 'prod',
  taskDefinition: 'w9',
  desiredCount: 1,
}

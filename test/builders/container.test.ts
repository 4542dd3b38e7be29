import { expect, it } from 'vitest'
import { taskDefinition } from '../../src/builders/task-definition.ts'

const definition = taskDefinition('web').fargate().cpu(0.5).memory(2)

it('a container keeps every setting', () => {
  const model = definition
    .container('app', c =>
      c
        .image('app:1')
        .command('serve')
        .entryPoint('node', 'main.js')
        .port(53, { protocol: 'udp' })
        .port(80, { name: 'http', appProtocol: 'http2' })
        .environment({ A: '1' })
        .environment({ B: '2' })
        .secrets({ C: '/c', D: '/d' })
        .healthCheck(['CMD', 'check'], { startPeriod: 10 })
        .workingDirectory('/srv')
        .user('1000:1000')
        .cpu(128)
        .memory(512)
        .memoryReservation(256)
        .startTimeout(60)
        .stopTimeout(90)
        .readonlyRootFilesystem()
        .initProcess()
        .logs({ mode: 'non-blocking', maxBufferSize: '25m', streamPrefix: 'web' }),
    )
    .build()
  const { logConfiguration, ...app } = model.containers[0] ?? {}
  expect(app).toEqual({
    name: 'app',
    image: 'app:1',
    essential: true,
    command: ['serve'],
    entryPoint: ['node', 'main.js'],
    portMappings: [
      { containerPort: 53, protocol: 'udp' },
      { containerPort: 80, protocol: 'tcp', name: 'http', appProtocol: 'http2' },
    ],
    environment: { A: '1', B: '2' },
    secrets: { C: '/c', D: '/d' },
    healthCheck: { command: ['CMD', 'check'], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
    dependsOn: [],
    workingDirectory: '/srv',
    user: '1000:1000',
    cpu: 128,
    memory: 512,
    memoryReservation: 256,
    startTimeout: 60,
    stopTimeout: 90,
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true },
  })
  expect(logConfiguration).toMatchObject({ mode: 'non-blocking', maxBufferSize: '25m', streamPrefix: 'web' })
})

it('a container logs nowhere when its logs are off', () => {
  const [app] = definition.container('app', c => c.image('app:1').logs(false)).build().containers
  expect(app).not.toHaveProperty('logConfiguration')
  expect(app).not.toHaveProperty('logs')
})

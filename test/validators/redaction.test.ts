import { describe, expect, it } from 'vitest'
import { harmless } from '../../src/errors/harmless.ts'
import {
  checkService,
  checkTaskDefinition,
  InvalidDefinitionError,
  type Issue,
  loadBalancer,
  taskDefinition,
} from '../../src/index.ts'

const SECRET = 'hunter2Secret9'
const GIVEN = [
  `postgres://user:${SECRET}@db.example.com/app`,
  `${'https://user'.padEnd(150, 'x')}:${SECRET}@example.com`,
  `--password=${SECRET}`,
  `AKIAIOSFODNN7EXAMPLE:${SECRET}`,
  `Bearer ${SECRET}`,
  `?api_key=${SECRET}&x=1`,
]

/** Wherever a text can stand. */
const definitions = (text: string): object[] => [
  { [text]: text },
  { family: text, networkMode: text, pidMode: text, requiresCompatibilities: [text], executionRoleArn: text },
  {
    containerDefinitions: [{ name: text, image: `${text} x`, user: text, [text]: 1, dependsOn: [{ condition: text }] }],
  },
  { containerDefinitions: [{ logConfiguration: { logDriver: text, options: { mode: text, [text]: text } } }] },
  { containerDefinitions: [{ mountPoints: [{ sourceVolume: text }], ulimits: [{ name: text }], links: [text] }] },
  { containerDefinitions: [{ secrets: [{ name: text, valueFrom: text }], environmentFiles: [{ type: text }] }] },
  { volumes: [{ name: text, efsVolumeConfiguration: { fileSystemId: text, rootDirectory: text } }] },
]
const services = (text: string): object[] => [
  { serviceName: text, cluster: text, launchType: text, platformVersion: text, [text]: text },
  { serviceConnectConfiguration: { enabled: true, services: [{ portName: text, discoveryName: text }] } },
  { networkConfiguration: { awsvpcConfiguration: { subnets: [text], assignPublicIp: text } }, role: text },
]

describe.each(GIVEN)('a credential in %s', given => {
  it('stands in no issue of JSON', () => {
    const issues = [
      ...definitions(given).flatMap(each => checkTaskDefinition(each)),
      ...services(given).flatMap(each => checkService(each)),
    ]
    expect(issues.length).toBeGreaterThan(20)
    expect(JSON.stringify(issues)).not.toContain(SECRET)
  })

  it('stands in no issue of a builder, nor in its error', () => {
    const web = taskDefinition(given).fargate().cpu(0.25).memory(0.5)
    const made = web.container('app', c => c.image(`${given} x`).user(given))
    expect(JSON.stringify(made.issues())).not.toContain(SECRET)
    expect(() => made.build()).toThrow(InvalidDefinitionError)
    expect(() => made.build()).not.toThrow(SECRET)
    const wrong = () => Reflect.apply(loadBalancer('edge').https, loadBalancer('edge'), [{ [given]: given }])
    expect(wrong).toThrow('has no option')
    expect(wrong).not.toThrow(SECRET)
  })

  it('stands in no error that is made by hand, and in no words of AWS', () => {
    const issue: Issue = { code: 'X', severity: 'error', path: [given], message: given, hint: given, received: given }
    const error = new InvalidDefinitionError(given, [issue])
    expect(JSON.stringify([error.message, error.issues])).not.toContain(SECRET)
    expect(harmless(`Value '${given}' at 'image' failed to satisfy constraint`)).not.toContain(SECRET)
    expect(harmless(harmless(given))).toBe(harmless(given))
  })
})

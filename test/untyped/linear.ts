import { checkService, checkTaskDefinition, cluster, service, stack } from '../../src/index.ts'

const many = <T>(size: number, of: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => of(at))
const around = (container: object): object => ({
  family: 'web',
  containerDefinitions: [{ name: 'app', image: 'app:1', memory: 64, ...container }],
})

/** Work whose cost must grow no faster than its size. */
export const GROWING: Readonly<Record<string, (size: number) => unknown>> = {
  environment: size => checkTaskDefinition(around({ environment: many(size, at => ({ name: `A${at}`, value: 'b' })) })),
  secrets: size =>
    checkTaskDefinition(around({ secrets: many(size, at => ({ name: `A${at}`, valueFrom: `/a/${at}` })) })),
  ports: size => checkTaskDefinition(around({ portMappings: many(size, at => ({ containerPort: at + 1 })) })),
  mounts: size => {
    const volumes = many(size, at => ({ name: `v${at}` }))
    const mountPoints = volumes.map(({ name }) => ({ sourceVolume: name, containerPath: `/${name}` }))
    return checkTaskDefinition({ ...around({ mountPoints }), volumes })
  },
  containers: size =>
    checkTaskDefinition({
      family: 'web',
      containerDefinitions: many(size, at => ({
        name: `c${at}`,
        image: 'app:1',
        dependsOn: at > 0 ? [{ containerName: `c${at - 1}`, condition: 'START' }] : [],
      })),
    }),
  unknown: size => checkTaskDefinition(Object.fromEntries(many(size, at => [`member${at}`, at]))),
  text: size =>
    checkTaskDefinition(around({ image: ':a/'.repeat(size), command: ['-'.repeat(size)], user: '1:'.repeat(size) })),
  services: size =>
    checkService({ serviceName: 'a'.repeat(size), loadBalancers: many(size, () => ({ containerName: 'a' })) }),
  things: size =>
    stack('shop')
      .add(...many(size, at => cluster(`c${at}`)))
      .issues(),
  tags: size =>
    service('web')
      .tags(Object.fromEntries(many(size, at => [`k${at}`, 'v'])))
      .issues(),
}

/** How many times the processor time that the work takes with eight times the size: the least of some runs of each. */
export function growth(work: (size: number) => unknown, size: number): number {
  const taken = (of: number): number =>
    Math.min(
      ...many(5, () => {
        const before = process.cpuUsage()
        work(of)
        return process.cpuUsage(before).user
      }),
    )
  work(size * 8)
  // A thousandth of a second is as little as the clock tells apart
  return taken(size * 8) / Math.max(1000, taken(size))
}

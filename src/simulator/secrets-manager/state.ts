import type { World } from '../operation.ts'

/** A secret of the account. Of its value nothing is kept. */
export interface Secret {
  readonly name: string
  readonly arn: string
  readonly createdAt: number
  /** `empty`: nobody has given it a value yet. `deleted`: it waits for its deletion. */
  readonly is: 'stored' | 'empty' | 'deleted'
}

/** The secrets of the account, by ARN. */
export const secretsOf = (world: World): Map<string, Secret> => world.state('secrets manager', () => new Map())

/** Puts a secret there and gives its ARN, which ends in six characters that nobody chooses. */
export function addSecret(world: World, name: string, is: Secret['is']): string {
  const { partition, region, account } = world
  const arn = `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-${world.id(6)}`
  secretsOf(world).set(arn, { name, arn, createdAt: world.clock.now(), is })
  return arn
}

/** By its name, or its ARN with or without those characters. */
export function secretCalled(world: World, id: string): Secret | undefined {
  const secrets = [...secretsOf(world).values()]
  return secrets.find(({ name, arn }) => id === arn || id === name || id === arn.slice(0, -7))
}

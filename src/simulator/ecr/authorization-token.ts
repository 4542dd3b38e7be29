import type { GetAuthorizationTokenCommandOutput } from '@aws-sdk/client-ecr'
import type { World } from '../operation.ts'

const HALF_A_DAY = 12 * 3_600_000

export function getAuthorizationToken(
  { registryIds }: { registryIds?: string[] | undefined },
  { account, clock, region }: World,
): Omit<GetAuthorizationTokenCommandOutput, '$metadata'> {
  return {
    authorizationData: (registryIds ?? [account]).map(id => ({
      authorizationToken: Buffer.from(`AWS:${id}-simulated`).toString('base64'),
      expiresAt: new Date(clock.now() + HALF_A_DAY),
      proxyEndpoint: `https://${id}.dkr.ecr.${region}.amazonaws.com`,
    })),
  }
}

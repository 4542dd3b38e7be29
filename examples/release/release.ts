import { type ReleaseOptions, type ReleaseResult, release } from 'fluent-ecs'

/** Puts an image into a service that Terraform made, together with the version that it logs. */
export async function releaseShop(image: string, options: ReleaseOptions): Promise<ReleaseResult> {
  const version = image.slice(image.lastIndexOf(':') + 1)
  return release(
    { cluster: 'prod', service: 'web' },
    { containers: { app: { image, environment: { VERSION: version } } } },
    // A pipeline that runs twice waits for the other one, and then releases on top of what that has left.
    { onConflict: 'wait', ...options },
  )
}

/**
 * What ECS takes where a health check does not say it: seconds between checks, seconds until one has failed, failures
 * in a row.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export const HEALTH_CHECK_DEFAULTS = { interval: 30, timeout: 5, retries: 3 } as const

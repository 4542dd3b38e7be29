/**
 * What AWS asks an hour in us-east-1, on demand, in dollars, as pages that quote it had it in 2026:
 * https://cloudburn.io/blog/aws-fargate-pricing, https://www.vantage.sh/blog/fargate-pricing,
 * https://cloudburn.io/blog/aws-nat-gateway-pricing, https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint,
 * https://github.com/mattrobinsonsre/terrapod/issues/977 (load balancers of both kinds, from AWS's own list of prices).
 */
export const PER_HOUR = {
  /** Of a task on Fargate with Linux. */
  fargate: {
    X86_64: { vCpu: 0.04048, gigabyte: 0.004445 },
    ARM64: { vCpu: 0.03238, gigabyte: 0.00356 },
  },
  /** A gibibyte of the storage of a task, beyond those that come with it. */
  taskStorage: 0.000111,
  loadBalancer: 0.0225,
  publicAddress: 0.005,
  nat: 0.045,
  interfaceEndpoint: 0.01,
} as const

export const PRICES_OF = 'us-east-1, 2026'

/** How many hours a month has in AWS's own examples. */
export const HOURS_PER_MONTH = 730

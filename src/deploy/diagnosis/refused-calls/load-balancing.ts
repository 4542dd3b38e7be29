/** What mends a request that Elastic Load Balancing or Application Auto Scaling refused, by their own words for it. */
export const LOAD_BALANCING_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
  [
    /WAF(NonexistentItem|UnavailableEntity)/,
    'Name a web ACL of this Region that is there, and a load balancer that is: what was just made may need some minutes.',
  ],
  [
    /two subnets in two different|at least two (subnets|availability zones)/i,
    'Give the load balancer subnets in two zones at least.',
  ],
  [/multiple subnets in the same Availability Zone/i, 'Give the load balancer one subnet a zone.'],
  [/security groups are invalid/i, 'Name security groups of the VPC that the subnets of the load balancer are in.'],
  [
    /has no internet gateway/i,
    'Attach an internet gateway to the VPC and route its public subnets there, or make the load balancer internal.',
  ],
  [
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
    /subnet\b.*\b(out of available|not enough|insufficient) .*addresses|not enough .*addresses\b.*\bsubnet/i,
    'Take subnets with at least eight free addresses each, or free some: the load balancer needs them to grow.',
  ],
  [/subnet ID '.*' is not valid/i, 'Give each subnet as an id of its own, of this Region.'],
  [
    /must have a fully-qualified domain name/i,
    'Wait until the certificate is validated (status ISSUED), and take one with a key of RSA 2048 or ECDSA P-256.',
  ],
  [
    /Certificate ARN '.*' is not valid|Certificate .* not found/i,
    'Name a certificate of the Region of the load balancer: that of CloudFront, in us-east-1, is no good elsewhere.',
  ],
  [
    /redirect.* points to itself|loop redirect/i,
    'Let the redirect change protocol, host, port or path: what it answers would come back to the same rule.',
  ],
  [
    /allocation IDs? .*not available/i,
    'Name an Elastic IP address of this Region that is associated with nothing: release it there, or allocate another.',
  ],
  [/certificate must be specified/i, 'Give the HTTPS listener a certificate.'],
  [
    /listener already exists on this port/i,
    'Refer to the listener that has this port, take another port, or remove it.',
  ],
  [/Priority '?\d+'? is currently in use/i, 'Give the rule a priority that no rule of the listener has.'],
  [
    /more than one load balancer|TargetGroupAssociationLimit/i,
    'Make another target group: one cannot serve two load balancers, nor move from one to the other before it is off the first.',
  ],
  [/target group with the same name/i, 'Take another name, or delete the target group that has it.'],
  [
    /currently in use by a listener or a rule/i,
    'Take the target group out of the listeners and rules that forward to it first.',
  ],
  [/VPC ID '.*' is not found/i, 'Name a VPC of this account and Region.'],
  [
    /Health check path '.*' must begin/i,
    'Begin the path with /; Git Bash on Windows turns such a value into a path of files (MSYS_NO_PATHCONV=1 stops it).',
  ],
  [
    /dynamic host port.*health check port/i,
    'Let the load balancer check the port that gets the traffic (HealthCheckPort traffic-port), or give the container a fixed hostPort.',
  ],
  [/ECS service doesn't exist/i, 'Make the service before its scaling, and name it service/<cluster>/<service>.'],
  [
    /No scalable target registered/i,
    'Register the scalable target first (RegisterScalableTarget); right after that AWS may need some seconds.',
  ],
  [
    /Only one TargetTrackingScaling policy/i,
    'Change the policy that follows this metric, or delete it first: a metric has one.',
  ],
]

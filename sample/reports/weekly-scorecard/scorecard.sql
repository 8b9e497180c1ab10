-- Each subject is counted in the week in which it happened: an order when placed, a parcel when promised, a refund when paid.
with weeks as (
  select unnest(generate_series(
    date_trunc('week', current_date) - to_weeks({{ weeks }}::int),
    date_trunc('week', current_date) - interval 1 week,
    interval 1 week
  ))::date as week
),

sales as (
  select
    date_trunc('week', ordered_at)::date as week,
    count(*) as orders,
    sum(total_eur) as revenue_eur
  from orders
  where status <> 'cancelled'
  group by week
),

newcomers as (
  select date_trunc('week', signed_up_at)::date as week, count(*) as new_customers
  from customers
  group by week
),

delivery as (
  select
    date_trunc('week', promised_on)::date as week,
    avg((delivered_at < promised_on + 1)::int) as on_time_share
  from shipments
  where delivered_at is not null
  group by week
),

returns as (
  select date_trunc('week', refunded_at)::date as week, sum(amount_eur) as refunded_eur
  from refunds
  group by week
),

web as (
  select
    date_trunc('week', started_at)::date as week,
    10 * count(*) as visits, -- one visit in ten is kept
    avg((order_id is not null)::int) as conversion
  from visits
  group by week
),

service as (
  select
    date_trunc('week', opened_at)::date as week,
    count(*) as tickets,
    median(date_diff('minute', opened_at, first_reply_at)) / 60.0 as first_reply_hours,
    avg(satisfaction) as satisfaction
  from support_tickets
  group by week
)

select
  week,
  revenue_eur,
  orders,
  new_customers,
  visits,
  round(100 * conversion, 2) as conversion_pct,
  round(100 * on_time_share, 1) as on_time_pct,
  round(100 * refunded_eur / revenue_eur, 1) as refunded_pct,
  tickets,
  round(first_reply_hours, 1) as first_reply_hours,
  round(satisfaction, 2) as satisfaction
from weeks
left join sales using (week)
left join newcomers using (week)
left join delivery using (week)
left join returns using (week)
left join web using (week)
left join service using (week)
order by week desc

{% form %}
weeks:
  type: text
  input_type: number
  label: Weeks
  description: How many full weeks to show, up to 100.
  default: 13
{% endform %}

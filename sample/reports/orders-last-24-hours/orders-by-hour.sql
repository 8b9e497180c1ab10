-- "Now" is the newest order, so that a late load of the warehouse shows as a late clock and not as a day without sales.
with clock as (
  select date_trunc('hour', max(ordered_at)) as this_hour
  from orders
),

hours as (
  select unnest(generate_series(this_hour - interval 24 hours, this_hour - interval 1 hour, interval 1 hour)) as hour
  from clock
),

by_hour as (
  select
    date_trunc('hour', ordered_at) as hour,
    count(*) as orders,
    sum(total_eur) as revenue_eur,
    count(*) filter (where channel in ('web', 'app')) as online_orders
  from orders, clock
  where ordered_at >= this_hour - interval 29 days
  group by all
),

usual as (
  select
    hours.hour,
    coalesce(sum(orders), 0) / 4 as usual_orders
  from hours
  left join by_hour on by_hour.hour in (
    hours.hour - interval 7 days, hours.hour - interval 14 days, hours.hour - interval 21 days, hours.hour - interval 28 days)
  group by hours.hour
)

select
  hour,
  coalesce(orders, 0) as orders,
  usual_orders,
  coalesce(revenue_eur, 0) as revenue_eur,
  coalesce(online_orders, 0) as online_orders,
  -- Orders arrive independently of each other: beyond three times the square root it is hardly chance.
  case
    when coalesce(orders, 0) < usual_orders - 3 * sqrt(usual_orders) then 'low'
    when coalesce(orders, 0) > usual_orders + 3 * sqrt(greatest(usual_orders, 1)) then 'high'
    else 'as usual'
  end as compared
from hours
join usual using (hour)
left join by_hour using (hour)
order by hour desc

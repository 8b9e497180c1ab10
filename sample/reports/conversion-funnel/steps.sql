-- The web log keeps one visit in ten, so counts are scaled up by ten; shares need no scaling.
with periods (period, from_day) as (
  values ('now', current_date - {{ days }}::int), ('before', current_date - 2 * {{ days }}::int)
),

counted as (
  select
    period,
    count(*) as visits,
    count(*) filter (where has_viewed_product) as viewed,
    count(*) filter (where has_filled_basket) as filled,
    count(*) filter (where has_reached_checkout) as checked_out,
    count(order_id) as ordered
  from periods
  join visits on started_at >= from_day and started_at < from_day + {{ days }}::int
  where device in ({{ devices }})
    {% if landing_page != 'all' %} and landing_page = {{ landing_page }} {% endif %}
  group by period
),

steps as (
  select period, unnest([
    {'place': 1, 'step': 'Visited', 'visits': visits, 'entered': visits},
    {'place': 2, 'step': 'Viewed a product', 'visits': viewed, 'entered': visits},
    {'place': 3, 'step': 'Filled the basket', 'visits': filled, 'entered': viewed},
    {'place': 4, 'step': 'Reached the checkout', 'visits': checked_out, 'entered': filled},
    {'place': 5, 'step': 'Ordered', 'visits': ordered, 'entered': checked_out}
  ], recursive := true)
  from counted
),

rates as (
  select
    *,
    visits / entered as of_step_before,
    visits / first_value(visits) over (partition by period order by place) as of_all
  from steps
)

select
  now.place,
  now.step,
  10 * now.visits as visits,
  round(100 * now.of_all, 2) as of_all_pct,
  round(100 * now.of_step_before, 1) as of_step_before_pct,
  round(100 * before.of_step_before, 1) as of_step_before_then_pct,
  round(100 * (now.of_step_before - before.of_step_before), 2) as change_points
from rates as now
join rates as before on before.place = now.place and before.period = 'before'
where now.period = 'now'
order by now.place

{% form %}
days:
  type: text
  input_type: number
  label: Days
  description: The length of the period; the one of equal length before it is compared.
  default: 28
devices:
  type: multiselect
  label: Devices
  default: all
  options: [[Phone, mobile], [Computer, desktop], [Tablet, tablet]]
landing_page:
  type: select
  label: Landing page
  default: all
  options:
    - [Every page, all]
    - [Home, /]
    - [Sale, /sale]
    - [New in, /new]
    - [Jackets, /jackets]
    - [Boots, /boots]
    - [Tents, /tents]
    - [Backpacks, /backpacks]
    - ["Guide: layering", /guides/layering]
    - ["Guide: first hut tour", /guides/first-hut-tour]
{% endform %}

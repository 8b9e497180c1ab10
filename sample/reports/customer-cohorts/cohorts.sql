-- A blank cell is a month that is not over yet. Customers who signed up before the warehouse begins are left out:
-- their first order is not in it.
with first_orders as (
  select
    customer_id,
    date_trunc('month', min(ordered_at))::date as cohort
  from orders
  join customers as customer using (customer_id)
  where status <> 'cancelled'
    and signed_up_at >= (select min(ordered_at) from orders)
    {% if region != 'all' %} and customer.region = {{ region }} {% endif %}
  group by customer_id
),

activity as (
  select
    cohort,
    date_diff('month', cohort, ordered_at) as age,
    count(distinct customer_id) as active,
    sum(total_eur) as spent_eur
  from first_orders
  join orders using (customer_id)
  where status <> 'cancelled'
  group by cohort, age
),

sizes as (
  select cohort, count(*) as customers
  from first_orders
  group by cohort
),

shares as (
  select
    cohort,
    age,
    customers,
    sum(spent_eur) over (partition by cohort) / customers as worth_eur,
    case when cohort + to_months(age::int + 1) <= current_date then round(100.0 * active / customers, 1) end as active_pct
  from activity
  join sizes using (cohort)
)

select
  strftime(cohort, '%Y-%m') as cohort,
  any_value(customers) as customers,
  any_value(worth_eur)::decimal(8, 2) as worth_so_far_eur,
  max(active_pct) filter (where age = 1) as month_1_pct,
  max(active_pct) filter (where age = 2) as month_2_pct,
  max(active_pct) filter (where age = 3) as month_3_pct,
  max(active_pct) filter (where age = 4) as month_4_pct,
  max(active_pct) filter (where age = 5) as month_5_pct,
  max(active_pct) filter (where age = 6) as month_6_pct,
  max(active_pct) filter (where age = 9) as month_9_pct,
  max(active_pct) filter (where age = 12) as month_12_pct
from shares
where shares.cohort >= date_trunc('month', current_date) - to_months({{ months }}::int)
group by shares.cohort
order by shares.cohort

{% form %}
region:
  type: select
  label: Region
  default: all
  options:
    - [All regions, all]
    - [DACH, DACH]
    - [France & Benelux, France & Benelux]
    - [UK & Ireland, UK & Ireland]
    - [Nordics, Nordics]
months:
  type: text
  input_type: number
  label: Months
  description: How many months of newcomers to show, up to 24.
  default: 12
{% endform %}

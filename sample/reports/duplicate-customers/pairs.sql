-- Spelling differs between the two accounts of a person (Krüger and Krueger, an initial, a swapped digit), so nothing but the
-- country can be joined on. The names are compared first: that leaves few enough pairs to look at the addresses.
with people as (
  select
    customer_id,
    country,
    signed_up_at,
    full_name,
    street || ', ' || postcode || ' ' || city as address,
    postcode,
    lower(strip_accents(full_name)) as name_key,
    lower(strip_accents(regexp_replace(street, ' \d+$', ''))) as street_key,
    regexp_extract(street, '\d+$') as house_number
  from customers
  {% if country != 'all' %} where country = {{ country }} {% endif %}
),

alike as (
  select
    older.customer_id as older_id,
    newer.customer_id as newer_id,
    jaro_winkler_similarity(older.name_key, newer.name_key) as name_likeness
  from people as older
  join people as newer on newer.country = older.country and newer.signed_up_at > older.signed_up_at
  where newer.signed_up_at >= {{ signed_up_since }}
    and jaro_winkler_similarity(older.name_key, newer.name_key) >= 0.86
),

-- The weights were set by hand on two hundred pairs that the service team had decided.
scored as (
  select
    alike.*,
    0.50 * name_likeness
      + 0.15 * jaro_winkler_similarity(older.street_key, newer.street_key)
      + 0.20 * (older.house_number = newer.house_number)::int
      + 0.15 * (older.postcode = newer.postcode)::int as likeness
  from alike
  join people as older on older.customer_id = older_id
  join people as newer on newer.customer_id = newer_id
),

spending as (
  select customer_id, count(*) as orders, sum(total_eur) as spent_eur
  from orders
  where status <> 'cancelled'
  group by customer_id
)

select
  round(likeness, 3) as likeness,
  older.country,
  older.full_name as older_name,
  newer.full_name as newer_name,
  older.address as older_address,
  newer.address as newer_address,
  date_diff('day', older.signed_up_at, newer.signed_up_at) as days_between,
  older_id,
  coalesce(older_spending.orders, 0) as older_orders,
  coalesce(older_spending.spent_eur, 0) as older_spent_eur,
  newer_id,
  coalesce(newer_spending.orders, 0) as newer_orders,
  coalesce(newer_spending.spent_eur, 0) as newer_spent_eur
from scored
join people as older on older.customer_id = older_id
join people as newer on newer.customer_id = newer_id
left join spending as older_spending on older_spending.customer_id = older_id
left join spending as newer_spending on newer_spending.customer_id = newer_id
where likeness >= {{ likeness }}
order by likeness desc, older_id, newer_id
limit 1000

{% form %}
country:
  type: select
  label: Country
  default: all
  options:
    - [All countries, all]
    - [Austria, Austria]
    - [Belgium, Belgium]
    - [Denmark, Denmark]
    - [Finland, Finland]
    - [France, France]
    - [Germany, Germany]
    - [Ireland, Ireland]
    - [Netherlands, Netherlands]
    - [Norway, Norway]
    - [Sweden, Sweden]
    - [Switzerland, Switzerland]
    - [United Kingdom, United Kingdom]
signed_up_since:
  type: date
  label: The newer account since
  default: "{{ 'now' | date: '%s' | minus: 63072000 | date: '%Y-%m-%d' }}"
likeness:
  type: text
  input_type: number
  label: Likeness from
  description: 1 is the same name and address; below 0.8 most pairs are two people.
  default: 0.85
{% endform %}

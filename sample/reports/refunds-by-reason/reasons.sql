select
  department,
  reason,
  count(*) as refunds,
  sum(amount_eur) as refunded_eur,
  (sum(amount_eur) / count(*))::decimal(8, 2) as average_eur,
  round(100 * sum(amount_eur) / sum(sum(amount_eur)) over (partition by department), 1) as share_of_department_pct,
  round(avg(date_diff('day', ordered_at, refunded_at)), 1) as days_since_order
from refunds
join orders using (order_id)
join products as product using (product_id)
join categories using (category_id)
where refunded_at >= {{ start_date }}
  and amount_eur >= {{ minimum_eur }}
  and product.name ilike '%{{ product }}%'
  {% if region != 'all' %} and region = {{ region }} {% endif %}
group by department, reason
order by department, refunded_eur desc

{% form %}
start_date:
  type: date
  label: Refunded since
  default: "{{ 'now' | date: '%s' | minus: 7776000 | date: '%Y-%m-%d' }}"
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
product:
  type: text
  label: Product name contains
  description: "For instance: boots. Empty for every product."
  default: ""
minimum_eur:
  type: text
  input_type: number
  label: Refunds from, EUR
  default: 0
{% endform %}

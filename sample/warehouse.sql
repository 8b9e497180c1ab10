-- The warehouse of Acme Outfitters, a shop of outdoor clothing and equipment: about 1.1 million rows in a few seconds.
--
-- Made for DuckDB, in an empty database. Everything that happened before the moment `anchor` is there and nothing after it:
--     set variable anchor = timestamp '2026-11-23 06:00';   -- optional; the present moment (UTC) when it is not set
-- There is no random(): each value is a hash of a key, and keys are made of calendar days. The same anchor gives the same
-- rows; a later anchor adds days and completes what was under way, without changing what was there. Months are dropped
-- when they are more than two years old.
-- Time stamps are UTC; amounts are euros without VAT.

set variable anchor = coalesce(getvariable('anchor')::timestamp, now() at time zone 'UTC');
set variable first_day = (date_trunc('month', getvariable('anchor')) - interval 24 months)::date;

-- A number in [0, 1) that depends on a key and on which of the key's values is asked for.
create temp macro u(key, salt) as (hash(key::bigint * 128 + salt) >> 11) / 9007199254740992.0;
create temp macro pick(choices, u) as choices[1 + floor(u * len(choices))::int];
create temp macro hours(count) as to_minutes((60 * count)::int);
create temp macro upto(n, key, salt) as floor(n * u(key, salt))::int;
create temp macro letters(key, salt) as chr(65 + upto(23, key, salt)) || chr(65 + upto(23, key, salt + 1));
create temp macro day_number(day) as (day - date '2020-01-01')::int;

-- A time of day; each twentieth of the day's traffic falls between two of the marks.
set variable marks = [0, 6.4, 7.8, 8.8, 9.6, 10.4, 11.1, 11.8, 12.5, 13.3, 14.3, 15.4, 16.4, 17.3, 18.1, 18.8, 19.5, 20.1, 20.8, 21.6, 24];
create temp macro mark(i) as getvariable('marks')[i::int + 1]::double;
create temp macro clock(day, key, salt) as day::timestamp + to_seconds((3599 * (
  mark(floor(20 * u(key, salt))) + u(key, salt + 1) * (mark(floor(20 * u(key, salt)) + 1) - mark(floor(20 * u(key, salt))))))::int);

-- ---------------------------------------------------------------------------------------------------------- the calendar

-- Orders are kept for two years, customers who signed up in the year and a half before that too; those whom they were before
-- (see people) reach back a little further.
-- How busy a day is: growth of 14 % of the first year's level every year, a season, a week, sales, days with the site down.
create temp table days as
with calendar as (
  select unnest(generate_series(getvariable('first_day') - interval 32 months, getvariable('anchor'), interval 1 day))::date as day
), events as (
  select day, day_number(day) as n, (dayofweek(day) + 2) % 7 as since_friday, day - ((dayofweek(day) + 2) % 7)::int as friday
  from calendar
)
select
  day, n,
  case
    when month(friday) = 11 and day(friday) between 23 and 29 and since_friday <= 3 then [0.25, 0.2, 0.2, 0.25][since_friday + 1]
    when month(day) = 1 and day(day) between 2 and 15 then 0.2
    when month(day) = 7 and day(day) <= 10 then 0.15
    else 0
  end as sale,
  (1 + 0.14 * (day - date '2024-01-01') / 365.0)
  * (1 + 0.16 * cos(2 * pi() * (dayofyear(day) - 345) / 365) + 0.10 * cos(4 * pi() * (dayofyear(day) - 160) / 365))
  * [1.18, 1.06, 1.0, 0.98, 1.02, 0.94, 0.84][dayofweek(day) + 1]
  * case
      when sale >= 0.2 and month(day) in (11, 12) then [2.7, 1.7, 1.8, 2.2][since_friday + 1]
      when sale > 0 then 1.3
      when month(day) = 12 and day(day) between 8 and 16 then 1.35
      when month(day) = 12 and day(day) between 24 and 26 then 0.35
      else 1
    end
  * (0.9 + 0.2 * u(n, 1)) as pace,
  145 * 0.26 * pace as newcomers,
  (145 * pace * case when u(n, 2) < 0.012 then 0.5 else 1 end)::int as orders,
  (145 * 2.75 * pace)::int as looks
from events;

-- ---------------------------------------------------------------------------------------------------------- the catalogue

create table categories as
select * from (values
  (1, 'Rain jackets', 'Clothing', 189, 0.6, [3, 3, 4, 5, 4, 3, 3, 4, 6, 7, 6, 4]),
  (2, 'Insulated jackets', 'Clothing', 229, 0.9, [7, 5, 3, 1, 1, 1, 1, 2, 4, 7, 9, 8]),
  (3, 'Fleece', 'Clothing', 95, 0.4, [5, 4, 4, 3, 2, 2, 2, 3, 5, 6, 7, 7]),
  (4, 'Base layers', 'Clothing', 62, 0.2, [6, 5, 4, 3, 2, 2, 2, 2, 4, 6, 7, 8]),
  (5, 'Trousers', 'Clothing', 110, 0.5, [3, 3, 5, 6, 6, 5, 4, 4, 5, 5, 4, 3]),
  (6, 'Shorts and tees', 'Clothing', 48, 0.2, [1, 1, 2, 4, 7, 9, 9, 7, 4, 2, 1, 1]),
  (7, 'Hats and gloves', 'Clothing', 36, 0.1, [7, 5, 3, 2, 1, 1, 1, 1, 3, 5, 8, 9]),
  (8, 'Hiking boots', 'Footwear', 175, 1.4, [3, 3, 5, 7, 7, 6, 5, 6, 7, 6, 4, 3]),
  (9, 'Trail shoes', 'Footwear', 129, 0.8, [3, 4, 6, 7, 7, 6, 6, 5, 5, 4, 3, 3]),
  (10, 'Backpacks', 'Equipment', 138, 1.3, [2, 3, 4, 5, 6, 7, 7, 6, 4, 3, 3, 4]),
  (11, 'Tents', 'Equipment', 329, 2.9, [1, 1, 2, 4, 6, 7, 7, 5, 2, 1, 1, 1]),
  (12, 'Sleeping bags', 'Equipment', 169, 1.1, [1, 1, 3, 4, 5, 6, 6, 5, 3, 2, 2, 2]),
  (13, 'Camp kitchen', 'Equipment', 54, 0.6, [2, 2, 3, 4, 6, 7, 7, 6, 4, 3, 3, 5]),
  (14, 'Climbing', 'Equipment', 84, 0.7, [3, 3, 4, 5, 5, 5, 5, 5, 4, 3, 3, 4]),
  (15, 'Lighting', 'Equipment', 46, 0.2, [4, 3, 2, 2, 2, 2, 2, 3, 5, 6, 6, 7]),
  (16, 'Bottles and flasks', 'Equipment', 29, 0.3, [3, 3, 4, 5, 6, 7, 7, 6, 4, 4, 5, 8])
) as category (category_id, name, department, typical_price_eur, typical_weight_kg, demand_by_month);

-- A product's line is the first three digits of its code. Fell & Moor came with the purchase of that brand in February 2025 and
-- kept its own codes (FM-0812-B); it is stocked in Leeds and sold in the United Kingdom and Ireland only.
create table products as
with nouns (category_id, noun) as (values
  (1, ['shell jacket', 'rain jacket', 'storm parka', 'windbreaker']),
  (2, ['down jacket', 'quilted jacket', 'winter parka', 'down vest']),
  (3, ['fleece jacket', 'fleece hoody', 'half-zip fleece', 'fleece vest']),
  (4, ['merino top', 'merino leggings', 'thermal top', 'thermal tights']),
  (5, ['trekking trousers', 'softshell trousers', 'zip-off trousers', 'climbing trousers']),
  (6, ['trail shorts', 'merino tee', 'sun shirt', 'linen shorts']),
  (7, ['wool beanie', 'liner gloves', 'winter gloves', 'sun hat']),
  (8, ['mid boots', 'leather boots', 'winter boots', 'approach boots']),
  (9, ['trail shoes', 'running shoes', 'approach shoes', 'sandals']),
  (10, ['30 l backpack', '50 l backpack', 'day pack', 'roll-top pack']),
  (11, ['two-person tent', 'three-person tent', 'solo tent', 'family tent']),
  (12, ['three-season bag', 'winter bag', 'summer bag', 'quilt']),
  (13, ['gas stove', 'pot set', 'mess kit', 'coffee maker']),
  (14, ['harness', 'quickdraw set', 'helmet', 'chalk bag']),
  (15, ['head torch', 'camp lantern', 'bike light', 'pocket torch']),
  (16, ['steel bottle', 'vacuum flask', 'soft flask', 'travel mug'])
), catalogue as (
  select category_id, idx, category_id * 100 + idx + 1 as product_id, category.*, nouns.noun[1 + idx % 4] as noun,
    ['Kestrel', 'Ridgeline', 'Fjord', 'Alder', 'Juniper', 'Granite', 'Moorland'][1 + idx // 4] as series, idx % 7 = 6 as is_fell_and_moor
  from categories as category join nouns using (category_id), range(26) as numbers (idx)
)
select
  product_id,
  case
    when is_fell_and_moor then format('FM-{:02d}{:02d}-{}', category_id, idx, chr((65 + idx % 3)::int))
    else (100000 + category_id * 1000 + idx * 10 + product_id % 7)::varchar
  end as product_code,
  series || ' ' || noun as name,
  category_id,
  case when is_fell_and_moor then 'Fell & Moor' else pick(['Acme', 'Acme', 'Acme', 'Nordlys', 'Tarn', 'Vettore'], u(product_id, 3)) end as brand,
  (round(typical_price_eur * (0.5 + 0.7 * u(product_id, 4))) - 0.05)::decimal(8, 2) as list_price_eur,
  (list_price_eur * (0.40 + 0.18 * u(product_id, 5)))::decimal(8, 2) as unit_cost_eur,
  (typical_weight_kg * (0.8 + 0.4 * u(product_id, 6)))::decimal(6, 2) as weight_kg,
  2 + floor(7 * u(product_id, 7))::int as lead_time_weeks,
  case
    when is_fell_and_moor then date '2025-02-03'
    when idx >= 22 then date '2025-03-01' + floor(480 * u(product_id, 8))::int
    else date '2021-03-01' + floor(900 * u(product_id, 8))::int
  end as launched_on
from catalogue;

comment on column products.product_code is 'Six digits, the first three being the line. Fell & Moor products have codes such as FM-0812-B.';

-- ---------------------------------------------------------------------------------------------------------- the customers

create temp table regions as
select * from (values
  ('DACH', 'Leipzig', ['Alpenpost', 'Alpenpost', 'Parcelway'],
    ['Anna', 'Lukas', 'Lena', 'Felix', 'Marie', 'Jonas', 'Sophie', 'Maximilian', 'Clara', 'Paul', 'Emilia', 'Elias', 'Hannah',
     'Leon', 'Katharina', 'Tobias', 'Johanna', 'Stefan', 'Ayşe', 'Mehmet', 'Nina', 'Florian', 'Julia', 'Matthias', 'Petra',
     'Andreas', 'Miriam', 'Dominik', 'Ivana', 'Goran'],
    ['Becker', 'Schmid', 'Hofmann', 'Wagner', 'Bauer', 'Krüger', 'Zimmermann', 'Huber', 'Vogel', 'Lehmann', 'Brunner', 'Seidel',
     'Yılmaz', 'Kovačević', 'Neumann', 'Arnold', 'Gruber', 'Winkler', 'Meier', 'Fischer', 'Steiner', 'Keller', 'Albrecht',
     'Jansen', 'Roth', 'Böhm', 'Pichler', 'Sommer', 'Egger', 'Kaya'],
    ['Lindenstrasse', 'Gartenweg', 'Bahnhofstrasse', 'Am Mühlbach', 'Kirchgasse', 'Bergstrasse', 'Schillerplatz', 'Rosenweg',
     'Hauptstrasse', 'Seeufer']),
  ('France & Benelux', 'Lille', ['Colibri Express', 'Colibri Express', 'Parcelway'],
    ['Camille', 'Louis', 'Chloé', 'Hugo', 'Manon', 'Jules', 'Inès', 'Théo', 'Léa', 'Antoine', 'Sanne', 'Daan', 'Fleur', 'Bram',
     'Amélie', 'Nicolas', 'Yasmine', 'Karim', 'Élodie', 'Pieter', 'Lotte', 'Ruben', 'Margaux', 'Bastien', 'Noor', 'Thijs',
     'Océane', 'Gilles', 'Mireille', 'Wout'],
    ['Lefebvre', 'Moreau', 'Dubois', 'Girard', 'Lambert', 'Fontaine', 'Rousseau', 'Mercier', 'Blanc', 'Chevalier', 'de Vries',
     'van Dijk', 'Bakker', 'Visser', 'Peeters', 'Claes', 'Jacobs', 'Smit', 'Benali', 'Haddad', 'Perrin', 'Marchand', 'Renard',
     'Dupont', 'Mulder', 'Willems', 'Leroy', 'Colin', 'Aubert', 'Maes'],
    ['Rue des Tilleuls', 'Avenue de la Gare', 'Rue du Moulin', 'Kerkstraat', 'Dorpsweg', 'Rue Victor Hugo', 'Place du Marché',
     'Molenlaan', 'Rue des Lilas', 'Stationsplein']),
  ('UK & Ireland', 'Leeds', ['Royal Courier', 'Royal Courier', 'Parcelway'],
    ['Olivia', 'George', 'Amelia', 'Harry', 'Isla', 'Jack', 'Freya', 'Oscar', 'Poppy', 'Callum', 'Niamh', 'Conor', 'Aoife',
     'Rory', 'Priya', 'Imran', 'Grace', 'Ethan', 'Megan', 'Rhys', 'Fiona', 'Hamish', 'Zara', 'Kwame', 'Eleanor', 'Dylan',
     'Sinéad', 'Declan', 'Ruth', 'Simon'],
    ['Hughes', 'Walker', 'Campbell', 'O''Brien', 'Patel', 'Wright', 'Thompson', 'Murphy', 'Fraser', 'Bennett', 'Khan', 'Davies',
     'Morgan', 'Stewart', 'Kelly', 'Price', 'Foster', 'Gallagher', 'Reid', 'Ellis', 'Sutton', 'Byrne', 'Marsh', 'Begum', 'Holt',
     'Ashworth', 'Doyle', 'Pryce', 'Osei', 'Lennox'],
    ['Mill Lane', 'Church Street', 'Station Road', 'Victoria Terrace', 'Quarry Hill', 'Orchard Close', 'High Street',
     'Moor View', 'Bridge Street', 'Park Avenue']),
  ('Nordics', 'Malmö', ['Nordfrakt', 'Nordfrakt', 'Parcelway'],
    ['Astrid', 'Erik', 'Freja', 'Oskar', 'Ingrid', 'Lars', 'Maja', 'Henrik', 'Signe', 'Nils', 'Saga', 'Mikkel', 'Aino', 'Eero',
     'Linnea', 'Anders', 'Tuuli', 'Sven', 'Ida', 'Jens', 'Karoline', 'Emil', 'Hanna', 'Magnus', 'Elsa', 'Rasmus', 'Liv',
     'Jonatan', 'Samira', 'Petter'],
    ['Lindqvist', 'Hansen', 'Johansson', 'Virtanen', 'Nielsen', 'Berg', 'Korhonen', 'Dahl', 'Sørensen', 'Nyström', 'Andersen',
     'Holm', 'Ekström', 'Mäkinen', 'Larsen', 'Sandberg', 'Aalto', 'Kristensen', 'Lund', 'Ahmed', 'Forsberg', 'Haugen', 'Laine',
     'Poulsen', 'Öberg', 'Strand', 'Nygård', 'Salo', 'Thorsen', 'Åkesson'],
    ['Storgatan', 'Kyrkogatan', 'Skolevej', 'Havnegade', 'Strandvägen', 'Parkveien', 'Kauppakatu', 'Björkvägen', 'Torvet',
     'Fjordgata'])
) as region (region, depot, carriers, first_names, last_names, streets);

-- Seats are how many customers of about a thousand live there; a postcode begins as given and ends by chance.
create temp table places as
with cities (region, country, currency, city, postcode, seats) as (values
  ('DACH', 'Germany', 'EUR', 'Berlin', '10', 62),
  ('DACH', 'Germany', 'EUR', 'Munich', '80', 58),
  ('DACH', 'Germany', 'EUR', 'Hamburg', '20', 46),
  ('DACH', 'Germany', 'EUR', 'Cologne', '50', 38),
  ('DACH', 'Germany', 'EUR', 'Leipzig', '04', 30),
  ('DACH', 'Germany', 'EUR', 'Freiburg', '79', 26),
  ('DACH', 'Austria', 'EUR', 'Vienna', '1', 44),
  ('DACH', 'Austria', 'EUR', 'Innsbruck', '60', 30),
  ('DACH', 'Austria', 'EUR', 'Graz', '80', 16),
  ('DACH', 'Switzerland', 'CHF', 'Zurich', '80', 38),
  ('DACH', 'Switzerland', 'CHF', 'Bern', '30', 24),
  ('France & Benelux', 'France', 'EUR', 'Paris', '750', 58),
  ('France & Benelux', 'France', 'EUR', 'Lyon', '690', 36),
  ('France & Benelux', 'France', 'EUR', 'Grenoble', '38', 34),
  ('France & Benelux', 'France', 'EUR', 'Lille', '59', 18),
  ('France & Benelux', 'Belgium', 'EUR', 'Ghent', '90', 22),
  ('France & Benelux', 'Belgium', 'EUR', 'Brussels', '10', 22),
  ('France & Benelux', 'Netherlands', 'EUR', 'Amsterdam', '10', 34),
  ('France & Benelux', 'Netherlands', 'EUR', 'Utrecht', '35', 22),
  ('UK & Ireland', 'United Kingdom', 'GBP', 'London', 'SE', 52),
  ('UK & Ireland', 'United Kingdom', 'GBP', 'Leeds', 'LS', 36),
  ('UK & Ireland', 'United Kingdom', 'GBP', 'Edinburgh', 'EH', 34),
  ('UK & Ireland', 'United Kingdom', 'GBP', 'Sheffield', 'S', 26),
  ('UK & Ireland', 'United Kingdom', 'GBP', 'Cardiff', 'CF', 18),
  ('UK & Ireland', 'Ireland', 'EUR', 'Dublin', 'D', 26),
  ('UK & Ireland', 'Ireland', 'EUR', 'Galway', 'H', 12),
  ('Nordics', 'Sweden', 'SEK', 'Stockholm', '11', 34),
  ('Nordics', 'Sweden', 'SEK', 'Gothenburg', '41', 20),
  ('Nordics', 'Denmark', 'DKK', 'Copenhagen', '2', 30),
  ('Nordics', 'Denmark', 'DKK', 'Aarhus', '80', 14),
  ('Nordics', 'Norway', 'NOK', 'Oslo', '0', 24),
  ('Nordics', 'Norway', 'NOK', 'Bergen', '50', 12),
  ('Nordics', 'Finland', 'EUR', 'Helsinki', '00', 20)
)
select row_number() over (order by region, country, city, seat) - 1 as slot, region, country, currency, city, postcode
from cities, unnest(range(seats)) as numbers (seat);

set variable slots = (select count(*) from places);

create temp table people as
with signups as (
  select day, n, k, n * 4096 + k as id, k / newcomers as share, upto(getvariable('slots'), id, 11) as slot
  from days, unnest(range(newcomers::int)) as numbers (k)
)
select
  id, share, clock(day, id, 25) as signed_up_at,
  pick(first_names, u(id, 12)) as first_name, pick(last_names, u(id, 13)) as last_name,
  pick(streets, u(id, 14)) || ' ' || (1 + floor(140 * pow(u(id, 15), 1.5)))::int as street,
  case
    when country = 'United Kingdom' then format('{}{} {}{}', postcode, upto(18, id, 16) + 1, upto(10, id, 27), letters(id, 28))
    when country = 'Ireland' then format('{}{:02d} {}{}', postcode, upto(24, id, 16) + 1, letters(id, 28), upto(90, id, 27) + 10)
    when country = 'Netherlands' then format('{}{:02d} {}', postcode, upto(100, id, 16), letters(id, 28))
    when country in ('Germany', 'France', 'Sweden', 'Finland') then postcode || right(format('{:03d}', upto(1000, id, 16)), 5 - len(postcode))
    else postcode || right(format('{:03d}', upto(1000, id, 16)), 4 - len(postcode))
  end as postcode,
  city, country, currency, region,
  -- One in forty signed up before, and typed a little differently this time.
  case when u(id, 17) < 0.025 then (n - 1 - floor(400 * u(id, 18))::int) * 4096 + floor(30 * u(id, 19))::int end as earlier_id
from signups
join places using (slot)
join regions using (region);

create table customers as
select
  p.id as customer_id,
  case floor(4 * u(p.id, 20))::int
    when 0 then coalesce(left(e.first_name, 1) || '.', p.first_name)
    when 1 then coalesce(replace(replace(replace(e.first_name, 'ie', 'y'), 'nn', 'n'), 'k', 'c'), p.first_name)
    else coalesce(e.first_name, p.first_name)
  end || ' ' || coalesce(replace(replace(e.last_name, 'ü', 'ue'), 'mm', 'm'), p.last_name) as full_name,
  lower(replace(replace(strip_accents(p.first_name || '.' || p.last_name), ' ', ''), '''', '')) || (p.id % 9973)
    || pick(['@example.com', '@example.org', '@example.net'], u(p.id, 21)) as email,
  coalesce(replace(replace(e.street, 'strasse', 'str.'), 'Street', 'St'), p.street) as street,
  coalesce(case when u(p.id, 26) < 0.15 then e.postcode[:-3] || e.postcode[-1] || e.postcode[-2] else e.postcode end, p.postcode) as postcode,
  coalesce(e.city, p.city) as city, coalesce(e.country, p.country) as country,
  coalesce(e.region, p.region) as region, coalesce(e.currency, p.currency) as currency,
  p.signed_up_at,
  pick(['Organic search', 'Organic search', 'Organic search', 'Paid search', 'Paid search', 'Paid social', 'Paid social', 'Direct',
    'Affiliates', 'Referral'], u(p.id, 22)) as acquired_through,
  case when p.share < 0.05 then 'Gold' when p.share < 0.2 then 'Silver' else 'Basic' end as loyalty_tier,
  u(p.id, 23) < 0.46 as has_newsletter
from people as p left join people as e on e.id = p.earlier_id
where p.signed_up_at >= getvariable('first_day') - interval 18 months
  and p.signed_up_at <= getvariable('anchor');

-- ---------------------------------------------------------------------------------------------------------- the sales

-- Four in five new customers order on their first day; the others come back after weeks or months, the loyal ones more often.
create temp table sales as
with placed as (
  select day, sale, n * 4096 + k as id, k < floor(0.8 * newcomers) as is_first,
    case when is_first then n else n - 1 - least(floor(-170 * ln(1 - u(id, 30))), 530)::int end as signup_n, k
  from days, unnest(range(orders)) as numbers (k)
  where day >= getvariable('first_day')
), bought as (
  select placed.*, c.signed_up_at, c.customer_id, c.region, c.country, c.currency, c.loyalty_tier
  from placed
  join days as signup on signup.n = placed.signup_n
  join customers as c on c.customer_id = signup_n * 4096
    + case when is_first then k else floor(floor(signup.newcomers - 1) * pow(u(id, 31), 1.8))::int end
)
select
  id, customer_id, region, country, currency,
  case when is_first then signed_up_at + to_seconds(120 + upto(2400, id, 32)) else clock(day, id, 33) end as ordered_at,
  case
    when u(id, 35) < 0.2 + 0.04 * (day - date '2024-01-01') / 365 then 'app'
    else pick(['web', 'web', 'web', 'web', 'web', 'web', 'web', 'shop', 'shop', 'marketplace', 'marketplace', 'phone'], u(id, 36))
  end as channel,
  case when channel in ('web', 'app') then pick(['Organic search', 'Organic search', 'Organic search', 'Direct', 'Direct', 'Paid search',
    'Paid search', 'Paid search', 'Paid social', 'Newsletter', 'Newsletter', 'Affiliates'], u(id, 37)) end as source,
  pick(['Card', 'Card', 'Card', 'Wallet', 'Wallet', 'Invoice', 'Bank transfer'], u(id, 38)) as payment_method,
  case
    when is_first and u(id, 39) < 0.3 then 'WELCOME10'
    when loyalty_tier = 'Gold' and u(id, 39) < 0.25 then 'GOLD15'
  end as voucher_code,
  sale + case voucher_code when 'WELCOME10' then 0.1 when 'GOLD15' then 0.15 else 0 end as discount_share,
  u(id, 40) < 0.025 as is_cancelled,
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 5][1 + floor(20 * u(id, 41))::int] as lines
from bought
where ordered_at <= getvariable('anchor');

create table order_items as
with shelves as (
  select month, list(category_id order by category_id, seat) as shelf
  from categories, range(1, 13) as months (month), unnest(range(demand_by_month[month])) as seats (seat)
  group by month
), lines as (
  select s.id as order_id, s.id * 8 + line as item_id, line, s.ordered_at, s.discount_share,
    pick(shelf, u(item_id, 50)) as category_id, floor(26 * pow(u(item_id, 51), 1.7))::int as idx,
    s.region = 'UK & Ireland' and s.ordered_at >= '2025-02-03' as has_fell_and_moor
  from sales as s
  join shelves on shelves.month = month(s.ordered_at), unnest(range(1, lines + 1)) as numbers (line)
), chosen as (
  select *, case
    when has_fell_and_moor and u(item_id, 52) < 0.22 then [6, 6, 13, 20][1 + floor(4 * u(item_id, 53))::int]
    when idx % 7 = 6 and not has_fell_and_moor then idx - 1
    when idx >= 22 and ordered_at < '2026-07-01' then idx - 22
    else idx
  end as chosen_idx
  from lines
)
select
  item_id as order_item_id, order_id, line as line_no, product_id,
  case when u(item_id, 54) < 0.88 then 1 when u(item_id, 54) < 0.97 then 2 else 3 end as quantity,
  list_price_eur as unit_price_eur,
  (quantity * list_price_eur * discount_share)::decimal(8, 2) as discount_eur
from chosen join products on product_id = chosen.category_id * 100 + chosen_idx + 1;

-- Each depot has a carrier of its own and the one that goes everywhere. Every carrier has bad months, and all of them have December.
create table shipments as
with parcels as (
  select s.id as order_id, parcel, s.id * 2 + parcel as shipment_id, depot, s.ordered_at, s.country,
    pick(carriers, u(shipment_id, 60)) as carrier, case when u(s.id, 61) < 0.17 then 'express' else 'standard' end as service
  from sales as s
  join regions using (region), unnest(range(1 + (s.lines >= 3 and u(s.id, 62) < 0.25)::int)) as numbers (parcel)
  where not is_cancelled and channel <> 'shop'
), weights as (
  select order_id, sum(quantity * weight_kg)::double as weight_kg
  from order_items join products using (product_id)
  group by order_id
), journeys as (
  select parcels.*, weight_kg,
    ordered_at + hours(5 + 34 * u(shipment_id, 63) + case when dayofweek(ordered_at) in (0, 6) then 20 else 0 end) as left_at,
    ordered_at::date + case service when 'express' then 3 else 6 end as promised_on,
    case service when 'express' then 20 else 48 end * (0.7 + 0.8 * u(shipment_id, 64))
      * case carrier when 'Parcelway' then 1.15 when 'Colibri Express' then 1.06 else 1 end as hours_on_the_way,
    u(ascii(carrier) * 1000 + year(ordered_at) * 12 + month(ordered_at), 65) < 0.16 or month(ordered_at) = 12 as is_bad_month,
    case when u(shipment_id, 67) < case when is_bad_month then 0.3 else 0.06 end then 40 + 90 * u(shipment_id, 68) else 0 end as hours_late
  from parcels join weights using (order_id)
), arrivals as (
  select *, case when u(shipment_id, 66) > 0.003 then left_at + hours(hours_on_the_way + hours_late) end as arrives_at
  from journeys
)
select
  shipment_id, order_id, depot, carrier, service, country, left_at as shipped_at, promised_on,
  case when arrives_at <= getvariable('anchor') then arrives_at end as delivered_at,
  (weight_kg / case when parcel = 1 then 2 else 1 end + 0.2)::decimal(6, 2) as weight_kg,
  ((3.1 + 0.85 * weight_kg) * case service when 'express' then 1.9 else 1 end
    * case carrier when 'Royal Courier' then 1.12 when 'Nordfrakt' then 1.25 when 'Parcelway' then 0.94 else 1 end
    * (0.95 + 0.1 * u(shipment_id, 69)))::decimal(8, 2) as cost_eur
from arrivals
where left_at <= getvariable('anchor');

comment on column shipments.delivered_at is 'UTC. Was the date delivered_on until the carriers'' feeds came with the time of day.';

-- Footwear and jackets come back more often, and so do a few products whose sizes run small.
create table refunds as
with returned as (
  select order_item_id, order_id, product_id, department, quantity * unit_price_eur - discount_eur as paid_eur,
    u(product_id, 70) < 0.08 as runs_small,
    ordered_at + hours(24 * (6 + 24 * pow(u(order_item_id, 71), 1.4))) as refunded_at
  from order_items
  join products using (product_id)
  join categories using (category_id)
  join sales on sales.id = order_id
  where not is_cancelled
    and u(order_item_id, 72)
      < case department when 'Footwear' then 0.12 when 'Clothing' then 0.08 else 0.03 end * case when runs_small then 2.1 else 1 end
)
select
  order_item_id as refund_id, order_id, order_item_id, product_id, refunded_at,
  case
    when runs_small and u(order_item_id, 73) < 0.6 then 'Too small'
    when department = 'Equipment' then pick(['Changed my mind', 'Changed my mind', 'Not as described', 'Faulty', 'Faulty',
      'Damaged in transit', 'Arrived late'], u(order_item_id, 74))
    else pick(['Too small', 'Too small', 'Too large', 'Too large', 'Changed my mind', 'Changed my mind', 'Not as described', 'Faulty',
      'Damaged in transit', 'Arrived late'], u(order_item_id, 74))
  end as reason,
  (paid_eur * case when u(order_item_id, 75) < 0.08 then 0.5 else 1 end)::decimal(8, 2) as amount_eur
from returned
where refunded_at <= getvariable('anchor');

create table orders as
with totals as (
  select order_id, sum(quantity * unit_price_eur) as gross_eur, sum(discount_eur) as discount_eur, count(*) as items
  from order_items
  group by order_id
), journeys as (
  select order_id, count(*) as parcels, count(delivered_at) as arrived from shipments group by order_id
), returns as (
  select order_id, count(*) as items from refunds group by order_id
)
select
  s.id as order_id, s.customer_id, s.ordered_at, s.channel, s.source, s.region, s.country, s.currency, s.payment_method, s.voucher_code,
  case
    when s.is_cancelled then 'cancelled'
    when returns.items = totals.items then 'returned'
    when s.channel = 'shop' or journeys.arrived = journeys.parcels then 'delivered'
    when journeys.parcels > 0 then 'shipped'
    else 'paid'
  end as status,
  totals.gross_eur::decimal(10, 2) as gross_eur, totals.discount_eur::decimal(10, 2) as discount_eur,
  case when s.channel = 'shop' or totals.gross_eur >= 80 then 0 else 4.9 end::decimal(6, 2) as shipping_fee_eur,
  (totals.gross_eur - totals.discount_eur + shipping_fee_eur)::decimal(10, 2) as total_eur
from sales as s
join totals on totals.order_id = s.id
left join journeys on journeys.order_id = s.id
left join returns on returns.order_id = s.id;

-- ---------------------------------------------------------------------------------------------------------- the web

-- One visit in ten is kept. Those that ended in an order carry it.
create table visits as
with lookers as (
  select n * 8192 + k as id, clock(day, id, 80) as started_at, null::bigint as order_id, null::bigint as customer_id,
    pick(['Organic search', 'Organic search', 'Organic search', 'Direct', 'Direct', 'Paid search', 'Paid search', 'Paid social',
      'Paid social', 'Paid social', 'Newsletter', 'Affiliates'], u(id, 82)) as source,
    pick(['mobile', 'mobile', 'mobile', 'mobile', 'mobile', 'desktop', 'desktop', 'tablet'], u(id, 83)) as device,
    u(id, 84) as depth, u(id, 85) as v, upto(getvariable('slots'), id, 86) as slot
  from days, unnest(range(looks)) as numbers (k)
  where day >= getvariable('first_day')
), buyers as (
  select id * 2 + 200000000 as id, ordered_at - to_seconds(90 + upto(1500, id, 87)) as started_at, id as order_id, customer_id, source,
    pick(['mobile', 'mobile', 'mobile', 'mobile', 'desktop', 'desktop', 'desktop', 'tablet'], u(id, 88)) as device,
    1 as depth, u(id, 89) as v, country
  from sales
  where channel in ('web', 'app') and u(id, 90) < 0.1
)
select
  id as visit_id, started_at, source, device, country, customer_id,
  pick(['/', '/', '/sale', '/new', '/jackets', '/boots', '/tents', '/backpacks', '/guides/layering', '/guides/first-hut-tour'],
    u(id, 91)) as landing_page,
  depth >= 0.42 as has_viewed_product,
  depth >= 0.89 - case device when 'desktop' then 0.02 else 0 end as has_filled_basket,
  depth >= 0.965 - case device when 'desktop' then 0.012 else 0 end as has_reached_checkout,
  1 + floor(2 + 14 * depth * v)::int - case when depth < 0.42 then 1 + (depth < 0.25)::int else 0 end as pages_viewed,
  floor(pages_viewed * (12 + 40 * v))::int as seconds_on_site,
  order_id
from (select lookers.* exclude (slot), country from lookers join places using (slot) union all from buyers)
where started_at <= getvariable('anchor');

create table marketing_spend as
with campaigns (campaign_id, channel, campaign, spend_eur, click_eur, click_rate) as (values
  (1, 'Paid search', 'Brand', 150, 0.24, 0.11),
  (2, 'Paid search', 'Generic', 520, 0.62, 0.034),
  (3, 'Paid search', 'Shopping', 460, 0.41, 0.018),
  (4, 'Paid social', 'Prospecting', 380, 0.55, 0.009),
  (5, 'Paid social', 'Retargeting', 190, 0.38, 0.016),
  (6, 'Affiliates', 'Partner network', 210, 0.33, 0.021),
  (7, 'Newsletter', 'Weekly letter', 90, 0.06, 0.042),
  (8, 'Newsletter', 'Win-back', 45, 0.09, 0.019)
), daily as (
  select day, channel, campaign, campaign_id, n * 16 + campaign_id as id, click_eur, click_rate,
    spend_eur * pow(pace, 0.8) * (0.8 + 0.4 * u(id, 95)) as spend
  from days, campaigns
  where day >= getvariable('first_day')
    and day < getvariable('anchor')::date
    and (channel <> 'Newsletter' or dayofweek(day) in (2, 4))
)
select
  day as spent_on, channel, campaign, spend::decimal(10, 2) as spend_eur,
  (spend / click_eur * (0.85 + 0.3 * u(id, 96)))::int as clicks,
  (clicks / click_rate * (0.9 + 0.2 * u(id, 97)))::int as impressions
from daily;

-- ---------------------------------------------------------------------------------------------------------- depots and desk

-- Counted every Monday. Stock falls week by week until the order to the maker arrives.
create table inventory as
with stocked as (
  select product_id, depot, lead_time_weeks, brand, product_id * 8 + list_position(['Leipzig', 'Lille', 'Leeds', 'Malmö'], depot) as id,
    3000 / 16.0 * (pow((product_id % 100) / 26.0, 1 / 1.7) - pow((product_id % 100 - 1) / 26.0, 1 / 1.7))
      * case depot when 'Leipzig' then 0.44 when 'Lille' then 0.23 when 'Leeds' then 0.19 else 0.14 end as weekly_units
  from products, regions
  where case brand when 'Fell & Moor' then depot = 'Leeds' else depot = 'Leipzig' or u(id, 100) < 0.42 end
), counts as (
  select day, stocked.*, (n // 7 + floor(60 * u(id, 101))::int) % (lead_time_weeks + 4) as weeks_since_delivery
  from days, stocked
  where dayofweek(day) = 1
    and day >= getvariable('anchor')::date - 371
)
select
  day as counted_on, depot, product_id,
  greatest(0, weekly_units * ((lead_time_weeks + 3.2) - weeks_since_delivery * (0.92 + 0.35 * u(id, 102))))::int as on_hand,
  least(on_hand, (weekly_units * 0.3 * u(id * 4096 + day_number(day), 103))::int) as reserved,
  case
    when weeks_since_delivery >= 4 and u(id * 4096 + day_number(day), 104) < 0.7 then (weekly_units * (lead_time_weeks + 3))::int
    else 0
  end as on_order
from counts;

create table support_tickets as
with asked as (
  select s.id, s.customer_id, s.region, s.ordered_at,
    pick(['Where is my order', 'Where is my order', 'Where is my order', 'Return or exchange', 'Return or exchange', 'Product advice',
      'Payment', 'Complaint', 'Account'], u(s.id, 110)) as topic,
    pick(['email', 'email', 'email', 'chat', 'chat', 'phone'], u(s.id, 111)) as channel,
    case when topic = 'Complaint' or u(s.id, 112) < 0.1 then 'high' when u(s.id, 112) < 0.75 then 'normal' else 'low' end as priority
  from sales as s
  where u(s.id, 113) < case when month(ordered_at) = 12 then 0.22 when month(ordered_at) in (1, 11) then 0.17 else 0.12 end
), opened as (
  select *, ordered_at + hours(24 * (0.3 + 11 * pow(u(id, 114), 1.6))) as opened_at,
    case channel when 'phone' then 0.05 when 'chat' then 0.2 else 7 end
      * case priority when 'high' then 0.5 when 'low' then 2 else 1 end
      * exp(1.1 * (u(id, 115) + u(id, 116) + u(id, 117) - 1.5))
      + case when channel = 'email' and dayofweek(opened_at) in (0, 6) then 22 else 0 end as reply_hours,
    reply_hours + 9 * exp(2.2 * (u(id, 118) + u(id, 119) + u(id, 120) - 1.2)) as solve_hours
  from asked
), answered as (
  select *, opened_at + hours(reply_hours) as replied_at, opened_at + hours(solve_hours) as done_at
  from opened
)
select
  id as ticket_id, opened_at, customer_id, id as order_id, region, topic, channel, priority,
  pick(['Birgit', 'Samuel', 'Chiara', 'Owen', 'Leïla', 'Tomasz', 'Marta', 'Jonah'], u(id, 121)) as agent,
  case when replied_at <= getvariable('anchor') then replied_at end as first_reply_at,
  case when done_at <= getvariable('anchor') and u(id, 122) > 0.001 then done_at end as solved_at,
  case
    when solved_at is not null and u(id, 123) < 0.52 then greatest(1, least(5, round(5.4 - solve_hours / 34 - 1.6 * u(id, 124))))::int
  end as satisfaction
from answered
where opened_at <= getvariable('anchor');

//! Words for people, places and things that reports use for one another.

/// Words that mean the same in a report, as in `ALIKE`. Each word stands once in both.
pub(super) const CALLED: &[&str] = &[
    // Places and things.
    "people person persons inhabitants residents passengers passenger menschen personen einwohner bewohner leute \
     personnes habitants gens personas habitantes vecinos pasajeros persone abitanti residenti passeggeri mensen \
     inwoners bewoners resident inhabitant dwellers dweller populace citizens citizen locals bevolkerung burger \
     burgerinnen population citoyens riverains ciudadanos residentes cittadini burgers omwonenden reisende \
     voyageurs viajeros viaggiatori reizigers",
    "child children kid kids kinder kindern enfant enfants nino ninos ninas bambini bambino kinderen",
    "woman women frauen frau femmes femme mujeres mujer donne donna vrouwen vrouw",
    "spectators crowd fans audience zuschauer spectateurs espectadores spettatori toeschouwers",
    "family families household households familien familie haushalte familles famille menages familias hogares \
     famiglie nuclei gezinnen huishoudens relatives relative angehorige proches familiares parenti nabestaanden",
    "home homes house houses dwellings dwelling hauser haus maisons maison logements casas casa viviendas case \
     abitazioni huizen woningen",
    "flat flats apartment apartments wohnung wohnungen appartement appartements piso pisos departamento appartamento \
     appartamenti",
    "firm company companies business corporation firms operator unternehmen konzern betreiber entreprise \
     entreprises societe exploitant groupe empresa empresas compania azienda aziende societa bedrijf bedrijven \
     onderneming enterprise manufacturer maker makers producer producers giant employer hersteller fabricant fabricante \
     produttore fabrikant multinational",
    "factory factories plant plants works mill site werk fabrik usine usines fabrica planta fabbrica stabilimento \
     fabriek facility facilities sawmill smelter refinery werke raffinerie sites impianto raffineria installatie",
    "mine colliery pit mines shaft bergwerk zeche grube mina miniera mijn",
    "school schools schule schulen grundschule grundschulen ecole ecoles escuela escuelas colegio colegios scuola \
     scuole basisscholen basisschool scholen",
    "pupil pupils student students schuler schulerinnen schulern eleves etudiants alumnos estudiantes studenti alunni \
     leerlingen",
    "teacher teachers lehrer lehrerinnen lehrkrafte enseignants professeurs profesores docentes insegnanti \
     docenti leraren leerkrachten",
    "hospital hospitals clinic clinics krankenhaus krankenhauser klinik kliniken hopital hospitalier hopitaux \
     ospedale ospedali ziekenhuis ziekenhuizen",
    "nurse nurses nursing pflegekrafte infirmiers infirmieres enfermeras infermieri verpleegkundigen",
    "doctor doctors physician physicians arzte arzt medecins medico medicos medici artsen",
    "vaccine vaccines jab jabs impfung impfstoff vaccin vacuna vacunas vaccino",
    "town city cities towns stadt ville ciudad citta stad borough kleinstadt kommune commune localite localidad \
     plaats",
    "village villages community communities dorf dorfer pueblo pueblos paesi dorpen",
    "road roads street streets motorway highway strasse strassen strase strasen \
     autobahn route routes carretera calle autopista \
     strada strade autostrada weg snelweg lane lanes carriageway freeway bundesstrasse bundesstrase landstrasse landstrase chaussee \
     autoroute voie rodovia corsia tangenziale rijbaan",
    "bridge bridges footbridge viaduct brucke talbrucke pont puente ponte brug overpass flyover brucken viaduc \
     passerelle puentes viaducto ponti viadotto bruggen",
    "tram trams streetcar tramway strassenbahn strasenbahn",
    "train trains zug zuge tren trenes treno treni trein treinen railway rail locomotive bahn eisenbahn \
     regionalzug ferroviaire ferrocarril ferroviario treinverkehr",
    "bus buses coach coaches autobus autobuses autocar pullman",
    "lorry lorries truck trucks lkw lastwagen camion camions camiones vrachtwagen vrachtwagens",
    "car cars vehicle vehicles autos fahrzeuge voitures vehicules coches vehiculos veicoli voertuigen",
    "plane planes aircraft airliner jet jets airplane flugzeug flugzeuge maschine avion avions aviones aereo \
     vliegtuig airplanes jetliner airbus flieger appareil aeronave aerei toestel",
    "helicopter helicopters chopper hubschrauber helikopter helicoptere helicoptero elicottero",
    "ship ships vessel vessels boat boats freighter freighters schiff schiffe boot boote frachter navire bateau \
     bateaux barco barcos buque buques nave navi barca schip schepen trawler trawlers tanker tankers dinghy craft \
     schiffs kutter fischkutter petrolier cargo chalutier pesquero pesqueros petrolero peschereccio mercantile \
     motopeschereccio vissersboot sloep",
    "ferry ferries fahre faehre transbordador ferri traghetto veerboot",
    "crew sailors sailor mariners seafarers besatzung matrosen equipage marins tripulacion tripulantes equipaggio \
     marinai bemanning",
    "soldier soldiers troops troop soldaten soldats soldados militares soldati militari militairen servicemen \
     serviceman recruits recruit conscripts militaires soldado soldato militair",
    "container containers boxes box conteneurs contenedores",
    "fire fires blaze wildfire wildfires inferno flames brand brande feuer flammen waldbrand incendie incendies \
     feu feux incendio incendios fuego fuegos incendi rogo fiamme vuur brandt bushfire conflagration feuers \
     grossbrand grosbrand waldbrande brasier siniestro branden bosbrand",
    "destroy destroyed burned burnt burn consumed consume razed gutted scorched blackened charred ruined \
     flattened devastated destroying torched zerstort vernichtet verbrannt abgebrannt detruit detruits ravage \
     ravages calcinado arrasado arraso arrasar quemado destruido destruyo distrutto distrutti bruciato bruciati \
     verwoest afgebrand destruction wrecked wiped levelled leveled demolished incinerated zerstorte zerstorung \
     vernichtete niedergebrannt calcine brulees brule ardieron quemaron calcinadas arso vernield verwoestte",
    "explode exploded explosion explosions blast blew blasts explosionen detonation deflagration explota exploto \
     esplosione ontploffing explosie detonated blown explodiert explodierte explose exploser estallido estallo \
     esploso ontplofte",
    "quake earthquake earthquakes tremor erdbeben beben seisme secousse terremoto sismo temblor scossa aardbeving \
     beving quakes temblors seismic erdstoss magnitude seismes terremotos sismos terremoti aardschok",
    "flood floods flooding flooded floodwaters hochwasser uberschwemmung uberschwemmungen flut crue crues \
     inondation inondations inundacion inundaciones riada riadas alluvione inondazione esondazione overstroming \
     overstromingen floodwater inundated submerged deluge overflowed fluten uberflutet crecida desbordamiento \
     desbordo anegado allagamento allagati overstroomd",
    "storm storms hurricane cyclone typhoon tornado twister sturm unwetter tempete orage tormenta temporal \
     huracan tempesta uragano maltempo gale gales tempest tornadoes blizzard orkan gewitter ouragan vendaval \
     vientos bufera burrasca noodweer orkaan",
    "landslide mudslide landslip avalanche erdrutsch lawine glissement alud deslizamiento frana valanga \
     aardverschuiving",
    "crash crashed crashes accident accidents collision collided wreck unfall unfalle absturz abgesturzt \
     zusammenstoss zusammenstos accidente choque collisione incidente schianto scontro ongeluk botsing aanrijding pileup smash \
     collide rammed unglucks zusammenprall percute choco colision scontrato botste ongeval",
    "derail derailed derailment entgleist entgleisung deraille descarrilo deragliato ontspoord",
    "collapse collapsed collapses collapsing eingesturzt einsturz effondre effondrement derrumbe derrumbo colapso \
     crollo crollato ingestort instorting caved crumbled crumbling zusammengebrochen einsturzte ecroule \
     ecroulement derrumbado desplomo desplome ceduto cedimento bezweken",
    "blackout outage outages stromausfall panne apagon",
    "power electricity strom electricite electricidad luz elettricita stroom",
    "spill spilled spilt leak leaked leaks leaking leck ausgelaufen fuite vertido fuga lek gelekt spillage \
     leakage seeped austritt deversement derrame derramo sversamento lekkage",
    "forest forests woods wood woodland pine wald walder foret forets bosque bosques pinar bosco boschi bos \
     bossen",
    "farmer farmers grower growers bauern landwirte agriculteurs agricultores agricoltori boeren farm farms \
     farming ranchers breeders landwirt bauer eleveurs paysans ganaderos allevatori coltivatori \
     veehouders",
    // What is done with news.
    "seen see saw",
    "enter entered enters entering",
    "paint painted",
    "born birth geboren",
    "inspect inspected inspection inspections",
    "expire expired expires",
    "flu influenza grippe gripe griep",
    "depth deep",
    "pollute polluted pollution contaminated contamination contaminate verseucht verschmutzt pollue contaminado \
     inquinato vervuild",
    "find found finds finding detect detected discover discovered uncovered spotted turned revealed gefunden \
     fanden entdeckt festgestellt nachgewiesen decouvert decouverte trouve trouves decele decelee revele hallado \
     hallaron hallo encontro encontraron encontrado descubierto detectado trovato trovati scoperto rinvenuto \
     gevonden vonden ontdekt aangetroffen located locate unearthed discovery traced trace ausfindig stiess \
     retrouve retrouves hallazgo hallada rinvenuti ritrovato ritrovati vondst teruggevonden",
    "warn warned warning warnings alerted gewarnt warnung averti avertis prevenu alerte advertido avisado \
     avvertito allertati gewaarschuwd waarschuwing alert alerts alarm cautioned caution advertencia advierte \
     avvertimento waarschuwde",
    "inform informed notified notify informiert unterrichtet informe informes informado informados informato \
     informati ingelicht geinformeerd",
    "identify identified identifies identifiziert identifie identificado identificato",
    "give gives gave given get gets got receive received receives award awarded awards granted erhalt erhalten \
     bekommt vergibt recoit obtient recibe recibira obtiene otorga riceve ottiene krijgt ontvangt allocate \
     allocated allocates earmark earmarked earmarks bewilligt accorde accordee concedido assegnato assegnati \
     toegekend kreeg",
    "run runs operate operates operated betreibt",
    "say said tell told",
    "study studies research survey studie umfrage etude estudio encuesta sondaggio peiling \
     surveys etudes estudios studi",
    "team researchers scientists forscher wissenschaftler chercheurs cientificos investigadoras ricercatori \
     wetenschappers",
    "medicine drug drugs medikament medicament medicamento farmaco medicijn",
    "test tests tested testing proben analyses analyse analisis prueba pruebas analisi exam exams examination \
     laboratory lab essais ensayo ensayos esami proef",
    "former ex",
    "hostage hostages geiseln otages rehenes ostaggi gijzelaars",
    "hacker hackers hackergruppe pirates",
    "airport airports flughafen aeroport aeropuerto aeroporto luchthaven airfield airstrip terminals flugplatz \
     aerodrome",
    "port ports harbour harbor hafen puerto porto haven quayside docks wharf hafens puertos porti",
    "dam dams barrage presa diga stuwdam damm talsperre",
    "demonstrators protesters marchers demonstranten manifestants manifestantes manifestanti betogers protest \
     protests protestors protested rally rallies march marched demonstration demonstrations kundgebung \
     manifestation manifestacion manifestazione corteo betoging protestmars demonstratie",
    "refugees migrants fluchtlinge migranten refugies refugiados migrantes migranti rifugiati vluchtelingen \
     migrant asylum asylbewerber schutzsuchende solicitantes richiedenti asielzoekers",
    "tourists visitors touristen besucher touristes visiteurs turistas visitantes turisti visitatori toeristen \
     bezoekers holidaymakers sightseers guests urlauber vacanciers veraneantes villeggianti vakantiegangers",
    "extend extended extends extension verlangert verlangerung prolonge ampliado prorroga prorrogado prolungato \
     verlengd",
    // More of places, things and people.
    "shop shops store stores supermarket supermarkets outlet outlets branch branches retailer retailers laden \
     filiale filialen geschaft geschafte magasin magasins boutique boutiques tienda tiendas sucursal sucursales \
     negozio negozi filiali winkel winkels vestiging vestigingen",
    "country countries nation nations land lander etats pais paises paese stati landen",
    "film films movie movies entries entry pelicula peliculas",
    "prize prizes laureate premio premios premi",
    "treatment therapy therapies behandlung traitement tratamiento trattamento behandeling",
    "disease illness virus sickness krankheit maladie enfermedad malattia ziekte",
    "tunnel tunnels galleria tunel",
    "track tracks gleise voies vias binari sporen",
    "pipeline pipelines gasoducto oleoducto gazoduc gasdotto pijpleiding",
    "turbine turbines windmill windmills windrad windrader windkraftanlagen eolienne eoliennes aerogenerador \
     aerogeneradores molinos pale eoliche windmolen windmolens windturbines",
    "nuclear reactor reactors kernkraftwerk atomkraftwerk nucleaire nucleare kerncentrale",
    "rate rates zinssatz leitzins zinsen taux tipo tipos tasso tassi rente rentetarief",
    "pension pensions retirement renten retraite retraites jubilacion pensiones pensione pensioni pensioen \
     pensioenen",
    "rent rents rental miete mieten loyer loyers alquiler alquileres affitto affitti huur huren",
    "poison poisoned poisoning vergiftung intoxication intoxicacion intoxicados avvelenamento intossicati \
     vergiftiging",
    "weapon weapons arms gun guns rifle rifles pistol waffen waffe armes arma armas armi wapens wapen",
    "attack attacks assault assaults raid raids angriff angriffe uberfall attaque attaques ataque ataques attacco \
     attacchi aanval aanvallen",
    "ban bans prohibition verbot interdiction prohibicion divieto verbod rookverbod",
    "river rivers stream creek fluss riviere fleuve rio fiume rivier",
    "beach beaches shore shores strand plage plages playa playas spiaggia spiagge stranden",
    "snow snowfall schnee neige nieve neve sneeuw",
    "heat heatwave hitze hitzewelle canicule calor ola caldo hitte",
    "drought durre secheresse sequia siccita droogte",
    "emission emissions emissionen emisiones emissioni uitstoot",
    "drone drones drohne drohnen",
    "picture pictures image images photo photos bild bilder foto fotos imagen imagenes immagini beelden",
    "satellite satellites satellit satelite satellitare satelliet",
    "book books novel novels roman buch bucher livre livres libro libros romanzo boek boeken",
    "statue statues monument memorial denkmal",
    "match matches game games spiel spiele partido partidos partita partite wedstrijd",
    "goal goals tor tore buts gol goles doelpunten",
    "champion champions meister campeon campeones campione kampioen",
    "member members mitglied mitglieder membre membres miembro miembros membri leden lid",
    "candidate candidates kandidat kandidaten candidat candidats candidato candidatos candidati kandidaat",
    "leave leaves leaving depart departed departs verlasst verlassen quitte quitter abandona abandonar lascia \
     lasciare verlaat",
    "arrive arrived arrives arrival landed ankunft angekommen arrivee llegada llego llegaron arrivo arrivato \
     aankomst aangekomen",
    "deliver delivered delivery deliveries supply supplied supplies lieferung lieferungen geliefert livraison \
     livrer livraisons entrega entregas suministro consegna consegne fornitura levering geleverd",
    "produce produced produces producing production output produktion produziert produccion produzione productie",
    "last lasted lasts dauerte dauert dure duro durata duurde duurt",
    "search searched searching suche suchen recherches busqueda ricerche zoektocht",
    "storey storeys floor floors story stockwerk etage etages verdieping",
    "inspectors auditors inspector auditor pruefer prufer controleurs inspecteurs inspectores ispettori",
    "expert experts specialist specialists sachverstandige gutachter experte experten expertes perito peritos \
     esperti perizia deskundigen deskundige",
    "scandal affair fraud embezzlement bribery corruption korruption bestechung betrug veruntreuung fraude \
     soborno corrupcion corruzione truffa tangenti omkoping verduistering",
    "smuggle smuggled smuggling trafficking trafficked schmuggel trafic contrebande contrabando trafico \
     contrabbando traffico smokkel",
    "freight goods load fracht ladung marchandises carga mercancias merci carico lading vracht",
    "fuel diesel petrol gasoline kraftstoff benzin carburant essence combustible gasolina gasoleo carburante \
     benzina brandstof",
    "emergency distress mayday sos notlage urgence emergencia emergenza noodgeval",
    "ambulance paramedics medics medic sanitater rettungsdienst secouristes samu sanitarios soccorritori \
     ambulancepersoneel",
    "firefighters firemen fireman feuerwehr feuerwehrleute pompiers bomberos bombero vigili brandweer \
     brandweerlieden",
    "survivors survivor uberlebende survivants supervivientes superstiti overlevenden",
    "victims victim opfern victime",
    "owner owners proprietor besitzer eigentumer proprietaire proprietaires propietario propietarios duena dueno \
     proprietario eigenaar eigenaren",
    "neighbour neighbours neighbor neighbors nachbarn voisins vicini buren",
    "donate donated donation donations spende spenden dons donacion donaciones donazione donaties",
    "heir bequest inheritance erbe herencia eredita erfenis",
    "border borders frontier grenze frontiere frontera frontiera confine grens",
    "ceasefire truce waffenruhe waffenstillstand tregua wapenstilstand",
    "sanction embargo sanctions embargoes sanktionen sanktion",
    "envoy envoys emissary ambassador ambassadors gesandter botschafter ambassadeur embajador ambasciatore gezant",
    "treasurer schatzmeister kassenwart tresorier tesorero tesorera tesoriere penningmeester",
    "painting paintings canvas gemalde tableau tableaux cuadro cuadros dipinto dipinti schilderij",
    "auction auctioned versteigert versteigerung encheres subasta subastado asta veiling geveild",
    "weigh weighs weighed weight gewicht wiegt pese poids peso pesa",
    "harvest crop crops ernte recolte recoltes cosecha cosechas raccolto oogst",
    "cattle cows cow herd herds livestock rinder kuhe troupeau vaches ganado vacas bestiame mucche vee koeien",
    "poultry chickens hens chicken geflugel huhner volaille volailles pollos gallinas pollame polli kippen \
     pluimvee",
    "bird avian vogel vogelgrippe aviaire aviar aviaria vogels",
    "operation surgery operiert chirurgie cirugia intervento operatie",
    "dose doses dosen dosis dosi",
    "participant participants attendees attended teilnehmer teilnehmerinnen participantes asistentes partecipanti \
     deelnemers",
    "volunteer volunteers freiwillige benevoles voluntarios volontari vrijwilligers",
    "bomb bombs device bombe bomben bomba bombas bommen",
    "wall walls mauer mauern mur murs muro muri muur",
    "roof roofs ceiling ceilings dach toit techo tejado tetto dak",
    "elevator aufzug ascenseur ascensor ascensore",
    "cable cables kabel",
    "letter letters lettre carta lettera",
    "speech rede discours discurso discorso toespraak",
    "plea plead pleaded pleads gestand gestandnis",
    "appeal appeals appealed revision recours recurso recurrir ricorso ricorsi beroep",
    "complaint complaints lawsuit suit sued sue klage klagen plainte denuncia querela causa aanklacht klacht",
    "licence license licences permit permits lizenz genehmigung permis licencia permiso licenza permesso \
     vergunning",
    "defence defense verteidigung defensa difesa defensie military militar militare",
    "navy naval marineschiff armada",
    "army heer ejercito esercito leger",
    "king monarch konig roi rey koning",
    "rebate rebates refund refunds erstattung remboursement reembolso rimborso teruggave",
];
